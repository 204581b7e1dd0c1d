import type {
  ActivityConsent,
  ActivityEntry,
  ActivityExportFormat,
  ActivityFilter,
  ActivityLogState,
} from '@shared/domain/activity';
import { csvLine } from '@shared/policy/csv';
import type { ActivityLog } from './activity-log';

/** How many entries are put into text at a time. */
const AT_ONCE = 500;

const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
/** Lists inside a cell are JSON: names may hold any separator. */
const jsonOf = (value: object | null): string =>
  value === null || Object.keys(value).length === 0 ? '' : JSON.stringify(value);

const consentText = (consent: ActivityConsent): string =>
  consent.kind === 'typed' ? `typed: ${JSON.stringify(consent.phrases)}` : consent.kind;

const columns: Readonly<Record<string, (entry: ActivityEntry) => string>> = {
  line: ({ seq }) => String(seq),
  begun: ({ at }) => timeOf(at),
  ended: ({ endedAt }) => timeOf(endedAt),
  durationMs: ({ durationMs }) => (durationMs === null ? '' : String(durationMs)),
  connection: ({ connectionName }) => connectionName,
  connectionId: ({ connectionId }) => connectionId,
  environment: ({ environment }) => environment,
  user: ({ user }) => user ?? '',
  operation: ({ operation }) => operation,
  database: ({ target }) => target.database ?? '',
  collection: ({ target }) => target.collection ?? '',
  collectionId: ({ target }) => target.collectionId ?? '',
  partitions: ({ target }) => jsonOf(target.partitions),
  partitionId: ({ target }) => target.partitionId ?? '',
  parameters: ({ parameters }) => jsonOf(parameters),
  confirmed: ({ consent }) => consentText(consent),
  outcome: ({ state }) => state,
  foundByReading: ({ byReading }) => (byReading ? 'yes' : ''),
  code: ({ error }) => error?.code ?? '',
  serverCode: ({ error }) => error?.serverCode ?? '',
  serverWords: ({ error }) => error?.detail ?? '',
  task: ({ taskId }) => taskId ?? '',
};

/** All that fits now: lines that are added while it is written are not part of it. */
async function pagesOf(log: ActivityLog, filter: ActivityFilter): Promise<ActivityEntry[][]> {
  const { entries } = await log.page(filter, 0, Infinity);
  const count = Math.ceil(entries.length / AT_ONCE);
  return Array.from({ length: count }, (_, page) => entries.slice(page * AT_ONCE, (page + 1) * AT_ONCE));
}

async function* csvOf(log: ActivityLog, filter: ActivityFilter): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  const cells = Object.values(columns);
  for (const entries of await pagesOf(log, filter)) {
    yield entries.map((entry) => csvLine(cells.map((cell) => cell(entry)))).join('');
  }
}

async function* jsonTextOf(
  log: ActivityLog,
  filter: ActivityFilter,
  state: ActivityLogState,
): AsyncGenerator<string> {
  const head = JSON.stringify({ log: state, filter }, null, 2).slice(0, -2);
  yield `${head},\n  "entries": [`;
  let isFirst = true;
  for (const entries of await pagesOf(log, filter)) {
    for (const entry of entries) {
      yield `${isFirst ? '\n' : ',\n'}    ${JSON.stringify(entry)}`;
      isFirst = false;
    }
  }
  yield '\n  ]\n}\n';
}

/**
 * What fits, newest first, as a file's text in pieces: CSV with a line of titles, or JSON with everything that is known
 * and the state of the log.
 */
export async function exportPieces(
  log: ActivityLog,
  filter: ActivityFilter,
  format: ActivityExportFormat,
): Promise<AsyncGenerator<string>> {
  return format === 'csv' ? csvOf(log, filter) : jsonTextOf(log, filter, await log.state());
}
