import type { MessageId, TextValues } from '@renderer/i18n';
import type { ParameterProblem } from '@shared/policy/index-defaults';

/** A text of the catalogue with its values. */
export interface Words {
  id: MessageId;
  values?: TextValues;
}

const hints: Readonly<Record<string, MessageId>> = {
  AUTOINDEX: 'createIndex.hint.AUTOINDEX',
  HNSW: 'createIndex.hint.HNSW',
  HNSW_SQ: 'createIndex.hint.HNSW_SQ',
  IVF_FLAT: 'createIndex.hint.IVF_FLAT',
  IVF_SQ8: 'createIndex.hint.IVF_SQ8',
  IVF_PQ: 'createIndex.hint.IVF_PQ',
  IVF_RABITQ: 'createIndex.hint.IVF_RABITQ',
  SCANN: 'createIndex.hint.SCANN',
  DISKANN: 'createIndex.hint.DISKANN',
  FLAT: 'createIndex.hint.FLAT',
  SPARSE_INVERTED_INDEX: 'createIndex.hint.SPARSE_INVERTED_INDEX',
  SPARSE_WAND: 'createIndex.hint.SPARSE_WAND',
  BIN_IVF_FLAT: 'createIndex.hint.IVF_FLAT',
  BIN_FLAT: 'createIndex.hint.FLAT',
};

/** What a kind of index is good for; null for one without words. */
export function hintOf(type: string): MessageId | null {
  return hints[type] ?? null;
}

/** What is wrong with a parameter, and what it has to be. */
export function problemWords(name: string, problem: ParameterProblem): Words {
  switch (problem.kind) {
    case 'notInteger':
      return { id: 'createIndex.problem.notInteger', values: { name } };
    case 'outOfRange':
      return { id: 'createIndex.problem.outOfRange', values: { name, min: problem.min, max: problem.max } };
    case 'notDividing':
      return { id: 'createIndex.problem.notDividing', values: { name, dimension: problem.dimension } };
    case 'notOffered':
      return { id: 'createIndex.problem.notOffered', values: { name } };
  }
}
