import { z } from 'zod';

/**
 * Every way in which something can go wrong, named by cause. The screen has a sentence and a remedy for each
 * (`renderer/i18n`), and `electron/milvus/error-map.ts` is the only place that turns a server's answer into one.
 */
export const errorCodes = [
  // the request itself
  'invalidInput',
  'badSender',
  'readOnly',
  'confirmationRequired',
  'ticketInvalid',
  'agreementVoid',
  'tooManyDrops',
  'cancelled',
  'internal',
  // saved things
  'connectionUnknown',
  'connectionNameTaken',
  'secretMissing',
  'secretNotStored',
  'plaintextCredentials',
  'storageFailed',
  'taskUnknown',
  'taskConflict',
  'bulkUnknown',
  'bulkRunning',
  'warmSetUnknown',
  'warmSetNameTaken',
  'warmSetInvalid',
  'warmSetNewer',
  'archiveUnknown',
  'archiveDamaged',
  'definitionInvalid',
  'definitionNewer',
  'fileUnreadable',
  'fileUnwritable',
  // reaching a server
  'notConnected',
  'leadsElsewhere',
  'nameNotFound',
  'connectionRefused',
  'connectionLost',
  'timeout',
  'notMilvus',
  'authFailed',
  'authMissing',
  'tlsUntrusted',
  'tlsHostMismatch',
  'tlsNotOffered',
  'tlsMaybeRequired',
  'tlsClientCertificateRequired',
  'tlsFileUnreadable',
  // what a server refuses
  'permissionDenied',
  'notSupported',
  'databaseNotFound',
  'collectionNotFound',
  'partitionNotFound',
  'aliasNotFound',
  'indexNotFound',
  'indexMissing',
  'alreadyExists',
  'notLoaded',
  'notFullyLoaded',
  'fieldNotLoaded',
  'loadFieldsDiffer',
  'replicasDiffer',
  'outOfMemory',
  'resourceInsufficient',
  'nodesNotEnough',
  'rateLimited',
  'quotaExceeded',
  'partitionIsLoaded',
  'defaultPartition',
  'partitionKeyMode',
  'partitionLoadAfterCollection',
  'partitionReleaseAfterCollection',
  'collectionHasAliases',
  'aliasGiven',
  'databaseNotEmpty',
  'defaultDatabase',
  'invalidParameter',
  'serverError',
  // what the console itself found
  'identityChanged',
  'aliasMoved',
  'aliasAdded',
  'copyNotKept',
  'loadReverted',
  'releasedByOther',
  'interrupted',
  'indexExists',
  'indexBuildFailed',
  'indexGone',
  'outcomeUnknown',
  'notInEffect',
  'cannotRecreate',
] as const;

/** The name of a cause; see {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** A failure as data: properties of Error objects are lost across the bridge, so none crosses it. */
export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  /** Values for the catalogue's sentence, such as the privilege that is missing or the field that is wrong. */
  params: z.record(z.string(), z.string()),
  /** The server's own words, or the system's, unchanged. */
  detail: z.string().nullable(),
  /** The server's number for it: "Milvus 100" or "gRPC 7". */
  serverCode: z.string().nullable(),
  /** True only if sending the same request again can do no harm. */
  retryable: z.boolean(),
});

/** A failure as data; see {@link appErrorSchema}. */
export type AppError = z.infer<typeof appErrorSchema>;

/** What every channel answers. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: AppError };

/** Builds an {@link AppError}, with nothing in the optional places. */
export function appError(code: ErrorCode, rest: Partial<Omit<AppError, 'code'>> = {}): AppError {
  return { code, params: {}, detail: null, serverCode: null, retryable: false, ...rest };
}

/** An {@link AppError} on its way up: thrown inside a process, turned into data at its edge. */
export class FalconerError extends Error {
  readonly error: AppError;

  constructor(error: AppError, options?: ErrorOptions) {
    super(`${error.code}${error.detail === null ? '' : `: ${error.detail}`}`, options);
    this.name = 'FalconerError';
    this.error = error;
  }
}

/** Throws a {@link FalconerError} of that code. */
export function fail(code: ErrorCode, rest: Partial<Omit<AppError, 'code'>> = {}): never {
  throw new FalconerError(appError(code, rest));
}

/** The {@link AppError} inside anything that was thrown; what is not ours becomes `internal` with its message. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof FalconerError) return thrown.error;
  return appError('internal', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}
