import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './play';

/** What differs between two servers of the same version: moments, machines, builds, and what only tells about rows. */
const NOT_COMPARED = new Set([
  'build_tags',
  'build_time',
  'coll_flush_ts',
  'coll_seal_times',
  'coll_segIDs',
  'config',
  'consistency_level',
  'created_timestamp',
  'created_timestamps',
  'created_utc_timestamp',
  'created_utc_timestamps',
  'dm_channel_name',
  'flush_coll_segIDs',
  'git_commit',
  'go_version',
  'identifier',
  'infos',
  'leaderID',
  'leader_addr',
  'node_ids',
  'physical_channel_names',
  'response',
  'session_ts',
  'start_positions',
  'timestamp',
  'update_timestamp',
  'version',
  'virtual_channel_names',
]);

/** Servers give these in any order; lists beside them that are as long are about the same things. */
const NAMES = ['collection_names', 'partition_names', 'db_names', 'aliases', 'resource_groups'];

/** Ids that a server makes up have 18 digits and begin with a 4 (a hybrid timestamp of these years). */
const withoutIds = (words: string): string =>
  words
    .replace(/\b4\d{17}\b/g, '<id>')
    .replace(/\/tmp\/falconer-milvus-[\w.-]+/g, '<folder>')
    .replace(/timestamp = (?:\d+|<id>)/g, 'timestamp = <time>')
    // Listed in an order that changes from call to call.
    .replace(/supported the object types: \[[\w ]*\]/, 'supported the object types: [...]')
    // A component's name ends with the number of its node.
    .replace(/^proxy\d+$/, 'proxy<n>');

/** Puts the list of names of an answer in order, and with it the lists beside it. */
function inOrder(answer: Record<string, unknown>): Record<string, unknown> {
  const names = NAMES.map((key) => answer[key]).find((each) => Array.isArray(each)) as string[] | undefined;
  if (names === undefined) return answer;
  const order = names.map((_, at) => at).sort((a, b) => (String(names[a]) < String(names[b]) ? -1 : 1));
  return Object.fromEntries(
    Object.entries(answer).map(([key, each]) =>
      Array.isArray(each) && each.length === names.length
        ? [key, order.map((at) => (each as unknown[])[at])]
        : [key, each],
    ),
  );
}

/** Names of what also comes in any order: descriptions of indexes, and the columns of an answer. */
function nameOf(each: unknown): string | null {
  if (typeof each !== 'object' || each === null) return null;
  if ('index_name' in each) return String(each.index_name);
  return 'field_name' in each ? String(each.field_name) : null;
}

function inAnyOrder(list: unknown[]): unknown[] {
  if (list.some((each) => nameOf(each) === null)) return list;
  return [...list].sort((a, b) => (nameOf(a) ?? '').localeCompare(nameOf(b) ?? ''));
}

/** 2.2.16 names the columns of an answer now in one order, now in another. */
function inItsOrder(key: string, value: unknown): unknown {
  return key === 'output_fields' && Array.isArray(value) ? [...(value as string[])].sort() : value;
}

/** An answer without what differs from one server to the next. */
export function normalised(value: unknown): unknown {
  if (typeof value === 'string') return withoutIds(value);
  if (Array.isArray(value)) return inAnyOrder(value.map(normalised));
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !NOT_COMPARED.has(key));
  return inOrder(Object.fromEntries(entries.map(([key, each]) => [key, inItsOrder(key, normalised(each))])));
}

/** A step that two servers answered differently, their answers normalised. */
export interface Difference {
  step: string;
  request: Answer['request'];
  real: unknown;
  sandbox: unknown;
}

/** The steps that differ. Throws unless both played the same steps. */
export function differences(real: readonly Answer[], sandbox: readonly Answer[]): Difference[] {
  const steps = (answers: readonly Answer[]) => answers.map(({ step }) => step);
  if (!isDeepStrictEqual(steps(real), steps(sandbox))) throw new Error('Different steps were played.');
  return real.flatMap(({ step, request, answer }, at) => {
    const found = { real: normalised(answer), sandbox: normalised(sandbox[at]?.answer) };
    return isDeepStrictEqual(found.real, found.sandbox) ? [] : [{ step, request, ...found }];
  });
}
