import type { ServerInfo } from '../domain/server';

/** What a name can be of. */
export type NamedThing = 'collection' | 'alias' | 'database' | 'partition';

/**
 * What is wrong with a name. `edgeSpace`: a space at its beginning or end, which a server drops before it judges and
 * keeps in the name.
 */
export type NameProblem = 'empty' | 'tooLong' | 'edgeSpace' | 'firstCharacter' | 'characters';

/** Milvus' limit (`proxy.maxNameLength`), in bytes of UTF-8. */
export const LONGEST_NAME_BYTES = 255;

/**
 * Characters by what is named. Collections, aliases and databases: Milvus 2.2 to 3.0 proxy/util.go
 * (`validateCollectionNameOrAlias`, `ValidateDatabaseName`; tried on 2.2.16 and 2.3.5). Partitions, by
 * `validatePartitionTag`: may begin with a digit, and later versions take `-` (not 2.2.16 and 2.3.5, which say so).
 */
const rules: Record<NamedThing, { first: RegExp; all: RegExp }> = {
  collection: { first: /^[A-Za-z_]/, all: /^[A-Za-z0-9_]*$/ },
  alias: { first: /^[A-Za-z_]/, all: /^[A-Za-z0-9_]*$/ },
  database: { first: /^[A-Za-z_]/, all: /^[A-Za-z0-9_]*$/ },
  partition: { first: /^[A-Za-z0-9_]/, all: /^[A-Za-z0-9_-]*$/ },
};

/**
 * The first thing that is wrong with a new name, in the order in which Milvus looks; null if nothing is. The rules are
 * Milvus' also for milvus-lite, which takes anything: such a name could not be taken along to a server.
 */
export function nameProblem(thing: NamedThing, name: string): NameProblem | null {
  if (name.trim() === '') return 'empty';
  // Counted only where it can matter: a pasted megabyte is not encoded at each key.
  if (name.length > LONGEST_NAME_BYTES || new TextEncoder().encode(name).length > LONGEST_NAME_BYTES) {
    return 'tooLong';
  }
  if (name !== name.trim()) return 'edgeSpace';
  const { first, all } = rules[thing];
  if (!first.test(name)) return 'firstCharacter';
  return all.test(name) ? null : 'characters';
}

/**
 * How many partitions a collection takes at the most by default (`rootCoord.maxPartitionNum`): 4,096, from 2.4 on
 * 1,024. Null where nobody says: milvus-lite, and a version that could not be read. A server may be set otherwise.
 */
export function mostPartitions({ flavor, version }: ServerInfo): number | null {
  if (flavor === 'lite' || version === null) return null;
  const [major, minor] = version;
  return major > 2 || minor >= 4 ? 1024 : 4096;
}
