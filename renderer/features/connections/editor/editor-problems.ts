import type { MessageId, TextValues } from '@renderer/i18n';
import { connectionDraftSchema } from '@shared/domain/connection';
import type { Connection } from '@shared/domain/connection';
import type { AppError } from '@shared/ipc/result';
import { draftOf, needsPlaintextConsent, whySecretAgain } from './editor-values';
import type { EditorValues } from './editor-values';

/** What is wrong with a field: a text that names the field and the remedy. */
export interface Problem {
  id: MessageId;
  values?: TextValues;
  /** A label that is a value of the text, as in "{label}: enter seconds". */
  label?: MessageId;
}

/** Problems by the name of the field. */
export type Problems = Partial<Record<keyof EditorValues, Problem>>;

/** Which field a part of the draft is typed into. */
const fields: Record<string, keyof EditorValues> = {
  name: 'name',
  color: 'color',
  environment: 'environment',
  address: 'address',
  'auth.user': 'user',
  'tls.caFile': 'caFile',
  'tls.serverName': 'serverName',
  defaultDatabase: 'defaultDatabase',
  connectTimeoutMs: 'connectTimeout',
  callTimeoutMs: 'callTimeout',
};

const remedies: Partial<Record<keyof EditorValues, Problem>> = {
  name: { id: 'editor.error.name' },
  address: { id: 'editor.error.address' },
  user: { id: 'editor.error.user' },
  defaultDatabase: { id: 'editor.error.database' },
  connectTimeout: { id: 'editor.error.timeout', label: 'editor.connectTimeout' },
  callTimeout: { id: 'editor.error.timeout', label: 'editor.callTimeout' },
};

const remedyOf = (field: keyof EditorValues): Problem => remedies[field] ?? { id: 'editor.error.generic' };

function secretProblem(values: EditorValues, saved: Connection | null): Problem | null {
  if (values.secret.length > 65_536) return { id: 'editor.error.secretTooLong' };
  if (values.authKind === 'none' || values.secret !== '') return null;
  switch (whySecretAgain(values, saved)) {
    case 'address':
      return { id: 'editor.error.secretAddress', values: { address: saved?.address ?? '' } };
    case 'tls':
      return { id: 'editor.error.secretTls' };
    case 'auth':
      return { id: 'editor.error.secretAuth' };
    case null: {
      // Who edits a connection whose secret was for one session only need not type it to change the colour.
      if (saved?.auth.kind === values.authKind) return null;
      return { id: values.authKind === 'token' ? 'editor.error.token' : 'editor.error.password' };
    }
  }
}

/** What has to be put right before the values can be tested or saved. */
export function problemsOf(values: EditorValues, saved: Connection | null): Problems {
  const problems: Problems = {};
  const parsed = connectionDraftSchema.safeParse(draftOf(values));
  for (const issue of parsed.error?.issues ?? []) {
    const field = fields[issue.path.map(String).join('.')];
    if (field !== undefined) problems[field] = remedyOf(field);
  }
  const scheme = /^\s*([a-z][a-z0-9+.-]*:\/\/)/i.exec(values.address)?.[1];
  if (scheme !== undefined) problems.address = { id: 'editor.error.addressScheme', values: { scheme } };
  const secret = secretProblem(values, saved);
  if (secret !== null) problems.secret = secret;
  if (problems.address === undefined && needsPlaintextConsent(values) && !values.allowPlaintext) {
    problems.allowPlaintext = { id: 'editor.error.plaintext' };
  }
  return problems;
}

const secretReasons: Record<string, MessageId> = {
  addressChanged: 'editor.error.secretAddress',
  tlsTurnedOff: 'editor.error.secretTls',
  authChanged: 'editor.error.secretAuth',
};

/** The field that a refusal of the main process is about; null if it is about none. */
export function problemsOfError(
  error: AppError,
  values: EditorValues,
  saved: Connection | null,
): Problems | null {
  switch (error.code) {
    case 'connectionNameTaken':
      return { name: { id: 'editor.error.nameTaken' } };
    case 'plaintextCredentials':
      return { allowPlaintext: { id: 'editor.error.plaintext' } };
    case 'tlsFileUnreadable':
      return { caFile: { id: 'editor.error.caFile' } };
    case 'secretMissing': {
      const id = secretReasons[error.params.reason ?? ''];
      if (id !== undefined) return { secret: { id, values: { address: saved?.address ?? '' } } };
      return { secret: { id: values.authKind === 'token' ? 'editor.error.token' : 'editor.error.password' } };
    }
    case 'invalidInput': {
      const field = fields[(error.params.field ?? '').replace(/^draft\./, '')];
      return field === undefined ? null : { [field]: remedyOf(field) };
    }
    default:
      return null;
  }
}
