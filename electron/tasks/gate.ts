import type { Environment } from '@shared/domain/environment';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';

/** A connection as it is now, for what works over it. */
export interface ConnectionFacts {
  name: string;
  environment: Environment;
  readOnly: boolean;
  /** Where it leads, to be compared; null: it was removed. */
  fingerprint: string | null;
}

/** What something was agreed to over. */
export interface AgreedOver {
  connectionId: string;
  environment: Environment;
  /** Where the connection led then; absent in what an earlier version left. */
  fingerprint?: string | undefined;
}

/** What is kept of a connection where something is agreed to over it. */
export type AgreedNow = Pick<AgreedOver, 'environment' | 'fingerprint'>;

/** The connection as it is now, to be held against later. */
export const agreedNow = ({ environment, fingerprint }: ConnectionFacts): AgreedNow => ({
  environment,
  fingerprint: fingerprint ?? undefined,
});

/** What is about to be sent. */
export interface Sending {
  /** It takes something away for good: it holds only as it was asked about, and not for long. */
  drops: boolean;
  /** So long nothing of it was sent, in ms. */
  restMs: number;
}

/**
 * So long a drop may rest between two requests, in ms, before it has to be asked about anew: after a lost connection, a
 * pause, or the sleep of the machine whoever agreed may have gone, and what they saw may be something else. Longer than a
 * drop looks for what it sent and waits for a server that restarts, which is 6 minutes together.
 */
export const LONGEST_REST_MS = 600_000;

/** Why nothing that was begun may be read or sent over a connection now; null: it leads where it led. */
export function whyElsewhere(now: ConnectionFacts, agreed: AgreedOver): AppError | null {
  if (now.fingerprint === null) return appError('connectionUnknown', { params: { id: agreed.connectionId } });
  if (agreed.fingerprint === undefined || agreed.fingerprint === now.fingerprint) return null;
  return appError('leadsElsewhere', { params: { connection: now.name } });
}

/** Why a change must not be sent that was agreed to before; null: it may. Asked right before each one. */
export function whyNotSent(
  now: ConnectionFacts,
  agreed: AgreedOver,
  { drops, restMs }: Sending,
): AppError | null {
  const isVoid = (why: 'readOnly' | 'environment' | 'tooLongAgo'): AppError =>
    appError('agreementVoid', { params: { why, connection: now.name } });
  const elsewhere = whyElsewhere(now, agreed);
  if (elsewhere !== null) return elsewhere;
  if (now.readOnly) return isVoid('readOnly');
  if (drops && now.environment !== agreed.environment) return isVoid('environment');
  return drops && restMs > LONGEST_REST_MS ? isVoid('tooLongAgo') : null;
}
