import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WarmSetFile } from '@shared/domain/warm-set';
import { WARM_SET_FORMAT, WARM_SET_VERSION, warmSetFileSchema } from '@shared/domain/warm-set';
import { fail } from '@shared/ipc/result';
import { warmKey } from '@shared/policy/warm-set';
import { z } from 'zod';

/** More than any set takes; what is larger is something else. */
const MOST_BYTES = 256 * 2 ** 20;

const headSchema = z.object({ format: z.literal(WARM_SET_FORMAT), version: z.number() });

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** `collections[3].partitions`, as people write it. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '');
}

function invalid(field: string, detail: string): never {
  return fail('warmSetInvalid', { params: { field }, detail });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    return fail('warmSetInvalid', { detail: wordsOf(thrown) });
  }
}

/**
 * Reads a warm set out of a file's text. Throws `warmSetNewer` for one of a newer Falconer, and `warmSetInvalid` with
 * the field that is wrong; nothing of such a file is taken.
 */
export function parseWarmSet(text: string): WarmSetFile {
  const value = parse(text);
  const head = headSchema.safeParse(value);
  if (head.success && head.data.version > WARM_SET_VERSION)
    fail('warmSetNewer', {
      params: { expected: String(WARM_SET_VERSION), actual: String(head.data.version) },
    });
  const read = warmSetFileSchema.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return invalid(pathText([...(issue?.path ?? []), ...keys]), issue?.message ?? '');
  }
  const seen = new Set<string>();
  read.data.collections.forEach((each, at) => {
    if (seen.has(warmKey(each))) invalid(pathText(['collections', at]), `${each.collection} is named twice`);
    seen.add(warmKey(each));
  });
  return read.data;
}

/** Reads the file of a warm set; throws `fileUnreadable` and as {@link parseWarmSet} does. */
export async function readWarmSetFile(path: string): Promise<WarmSetFile> {
  const file = basename(path);
  let text: string;
  try {
    if ((await stat(path)).size > MOST_BYTES) invalid('', 'too large');
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    return fail('fileUnreadable', { params: { file }, detail: wordsOf(thrown) });
  }
  return parseWarmSet(text);
}

/** Writes the file of a warm set; throws `fileUnwritable`. */
export async function writeWarmSetFile(path: string, set: WarmSetFile): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(set, null, 2)}\n`, 'utf8');
  } catch (thrown) {
    fail('fileUnwritable', { params: { file: basename(path) }, detail: wordsOf(thrown), retryable: true });
  }
}
