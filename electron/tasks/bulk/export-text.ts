import type { Bulk, BulkDeed, BulkEntry, BulkExportFormat } from '@shared/domain/bulk';
import { csvLine } from '@shared/policy/csv';

const COLUMNS = [
  'order',
  'action',
  'database',
  'collection',
  'collectionId',
  'partitions',
  'fields',
  'result',
  'reason',
  'serverCode',
  'serverWords',
  'foundByReading',
  'begun',
  'ended',
] as const;

type Line = Record<(typeof COLUMNS)[number], string>;

const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Lists inside a cell are JSON: names may hold any separator. */
const listOf = (names: readonly string[] | null): string => (names === null ? '' : JSON.stringify(names));

function partitionsOf(wish: BulkDeed): readonly string[] | null {
  if (wish.action === 'load') return wish.options.partitions;
  if (wish.action === 'release') return wish.partitions;
  return wish.partition === null ? null : [wish.partition.name];
}

function lineOf({ item, result }: BulkEntry): Line {
  const { wish, verdict } = item;
  const skipped = verdict.kind === 'skip' ? verdict.reason : null;
  const error = result.error ?? (skipped !== null && 'error' in skipped ? skipped.error : null);
  return {
    order: String(result.n + 1),
    action: wish.action,
    database: wish.target.database,
    collection: wish.target.collection,
    collectionId: wish.target.collectionId ?? '',
    partitions: listOf(partitionsOf(wish)),
    fields: wish.action === 'load' ? listOf(wish.options.fields) : '',
    result: result.state,
    reason: skipped?.kind ?? result.error?.code ?? '',
    serverCode: error?.serverCode ?? '',
    serverWords: error?.detail ?? '',
    foundByReading: result.byReading ? 'yes' : '',
    begun: timeOf(result.beganAt),
    ended: timeOf(result.endedAt),
  };
}

/** The list of a bulk as CSV, with a line of titles, or as JSON with everything that is known. */
export function exportText(bulk: Bulk, entries: readonly BulkEntry[], format: BulkExportFormat): string {
  if (format === 'csv') {
    const lines = entries.map((entry) => {
      const line = lineOf(entry);
      return COLUMNS.map((column) => line[column]);
    });
    return [[...COLUMNS], ...lines].map(csvLine).join('');
  }
  const { id, title, connectionName, environment, createdAt, endedAt, state, counts } = bulk;
  const head = { id, title, connection: connectionName, environment, state, counts };
  const times = { created: timeOf(createdAt), ended: timeOf(endedAt) };
  const items = entries.map(({ item, result }) => ({ ...item, result }));
  return `${JSON.stringify({ ...head, ...times, items }, null, 2)}\n`;
}
