import type { MessageId, TextValues } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Bulk, BulkDeed, BulkItem, BulkSkip, BulkWish } from '@shared/domain/bulk';
import type { AppError } from '@shared/ipc/result';
import type { BulkTotals } from '@shared/policy/bulk-plan';
import { privilegeNames } from '@shared/policy/rights';

/** How texts and failures are said in the language of the window. */
export interface Say {
  text: (id: MessageId, values?: TextValues) => string;
  error: (error: AppError) => string;
}

const listed = (names: readonly string[]): string => names.map(visibleText).join(', ');

/** Why an item is skipped. */
export function skipWords(reason: BulkSkip, { text, error }: Say): string {
  switch (reason.kind) {
    case 'loaded':
      return text(reason.fieldsKnown ? 'bulk.skip.loaded' : 'bulk.skip.loadedFieldsUnknown');
    case 'missingIndex':
    case 'fieldGone':
      return text(`bulk.skip.${reason.kind}`, { fields: listed(reason.fields) });
    case 'partitionGone':
      return text('bulk.skip.partitionGone', { partitions: listed(reason.partitions) });
    case 'refused':
      return text('bulk.skip.refused', { ...privilegeNames(reason.privilege) });
    case 'noRight':
    case 'unread':
      return text(`bulk.skip.${reason.kind}`, { reason: error(reason.error) });
    case 'notInMemory':
    case 'loading':
    case 'gone':
    case 'otherCollection':
    case 'unsupported':
    case 'busy':
    case 'twice':
      return text(`bulk.skip.${reason.kind}`);
  }
}

function loadWords({ options }: Extract<BulkWish, { action: 'load' }>, { text }: Say): string {
  const fields =
    options.fields === null
      ? text('bulk.what.allFields')
      : text('bulk.what.fields', { count: options.fields.length });
  const what =
    options.partitions === null
      ? fields
      : text('bulk.what.ofPartitions', { what: fields, count: options.partitions.length });
  return text(options.releaseFirst ? 'bulk.what.reload' : 'bulk.what.load', { what });
}

function deedWords(deed: BulkDeed, say: Say): string {
  if (deed.action === 'load') return loadWords(deed, say);
  if (deed.action === 'drop') {
    const { partition } = deed;
    if (partition === null) return say.text('bulk.what.drop');
    return say.text('bulk.what.dropPartition', { name: visibleText(partition.name) });
  }
  if (deed.partitions === null) return say.text('bulk.what.release');
  return say.text('bulk.what.releasePartitions', { count: deed.partitions.length });
}

/** What happens to an item, or why nothing does. */
export function whatWords({ wish, verdict }: BulkItem, say: Say): string {
  if (verdict.kind === 'skip') return say.text('bulk.skip', { reason: skipWords(verdict.reason, say) });
  return [deedWords(wish, say), ...verdict.notes.map((note) => say.text(`bulk.note.${note}`))].join(' · ');
}

/** What the primary button of a plan says: exactly what it does. */
export function submitWords({ loads, releases, skips }: BulkTotals): { id: MessageId; values: TextValues } {
  const values = { loads, releases, skips };
  if (loads === 0 && releases === 0) return { id: 'bulk.submit.nothing', values };
  const what = loads === 0 ? 'release' : releases === 0 ? 'load' : 'both';
  return { id: skips === 0 ? `bulk.submit.${what}` : `bulk.submit.${what}Skip`, values };
}

/** How a bulk stands, in a word. */
export function stateWord({ state, isHeld }: Bulk): MessageId {
  return isHeld ? 'bulk.state.held' : `bulk.state.${state}`;
}

/** The databases that a list is about, by name, as one text. */
export function databasesOf(wishes: readonly BulkDeed[]): string {
  return listed([...new Set(wishes.map(({ target }) => target.database))]);
}

/** How many items have ended, of how many that are to be done. */
export function endedOf({ counts }: Bulk): { ended: number; total: number } {
  const ended = counts.done + counts.failed + counts.unknown + counts.stopped;
  return { ended, total: ended + counts.waiting + counts.running + counts.notStarted };
}
