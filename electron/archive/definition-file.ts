import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Definition } from '@shared/domain/definition';
import { DEFINITION_FORMAT, DEFINITION_VERSION, definitionSchema } from '@shared/domain/definition';
import { fail } from '@shared/ipc/result';
import { z } from 'zod';
import { writeWhole } from './write-whole';

/** More than any definition takes; what is larger is something else. */
const MOST_BYTES = 64 * 2 ** 20;

const headSchema = z.object({ format: z.literal(DEFINITION_FORMAT), version: z.number() });

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** `indexes.value[3].params`, as people write it. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '');
}

/** Throws `definitionInvalid` with the first place that is wrong. */
export function failInvalid({ issues }: z.ZodError): never {
  const issue = issues[0];
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = pathText([...(issue?.path ?? []), ...keys]);
  return fail('definitionInvalid', { params: field === '' ? {} : { field }, detail: issue?.message ?? '' });
}

/** Throws `definitionNewer` for a definition of a newer Falconer. */
export function refuseNewer(value: unknown): void {
  const head = headSchema.safeParse(value);
  if (!head.success || head.data.version <= DEFINITION_VERSION) return;
  fail('definitionNewer', {
    params: { expected: String(DEFINITION_VERSION), actual: String(head.data.version) },
  });
}

/**
 * Reads a definition out of a file's text. Throws `definitionNewer` for one of a newer Falconer, and
 * `definitionInvalid` with the field that is wrong, also for what the protocol has no place for.
 */
export async function parseDefinition(text: string): Promise<Definition> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return fail('definitionInvalid', { detail: wordsOf(thrown) });
  }
  refuseNewer(value);
  const read = definitionSchema.safeParse(value);
  if (!read.success) return failInvalid(read.error);
  const { firstMisfit } = await import('../milvus/schema-encoder');
  const misfit = firstMisfit(read.data.schema);
  if (misfit !== null) fail('definitionInvalid', { params: { field: misfit } });
  return read.data;
}

/** Reads the file of a definition; throws `fileUnreadable` and as {@link parseDefinition} does. */
export async function readDefinitionFile(path: string): Promise<Definition> {
  const file = basename(path);
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Error(`${String(size)} bytes are too many`);
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    return fail('fileUnreadable', { params: { file }, detail: wordsOf(thrown) });
  }
  return parseDefinition(text);
}

/** Writes the file of a definition, whole or not at all; throws `fileUnwritable`. */
export async function writeDefinitionFile(path: string, definition: Definition): Promise<void> {
  try {
    await writeWhole(path, `${JSON.stringify(definition, null, 2)}\n`);
  } catch (thrown) {
    fail('fileUnwritable', { params: { file: basename(path) }, detail: wordsOf(thrown), retryable: true });
  }
}
