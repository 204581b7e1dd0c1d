import type { BulkDoes } from '@shared/domain/bulk';
import type { Environment } from '@shared/domain/environment';
import { fail } from '@shared/ipc/result';

/** Throws `confirmationRequired` for drops, which are agreed to by ticket, once, and never by a request of this kind. */
export function refuseDrops(environment: Environment, name: string): never {
  return fail('confirmationRequired', { params: { action: 'dropSeveral', environment, name } });
}

/** Throws `confirmationRequired` if more would be done than was agreed to. */
export function guardAgreed(does: BulkDoes, agreed: BulkDoes, environment: Environment, name: string): void {
  for (const [action, kind] of [
    ['load', 'loads'],
    ['release', 'releases'],
  ] as const) {
    if (does[kind] && !agreed[kind]) fail('confirmationRequired', { params: { action, environment, name } });
  }
}
