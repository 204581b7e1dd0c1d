import type { BulkResult } from '@shared/domain/bulk';
import type { Say } from './bulk-words';

function durationText(ms: number, { text }: Say): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return text('task.seconds', { seconds });
  return text('task.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/**
 * What there is to say of an item's result beyond its state.
 * @param percent how far its load is, as the server says; null if it says nothing
 */
export function resultWords(result: BulkResult, percent: number | null, say: Say): string {
  const { state, error, beganAt, endedAt, byReading } = result;
  const found = byReading ? [say.text('bulk.words.byReading')] : [];
  switch (state) {
    case 'running':
      return percent === null ? '' : say.text('bulk.words.percent', { percent: Math.floor(percent) });
    case 'done':
      if (byReading) return found.join('');
      return beganAt === null || endedAt === null
        ? ''
        : say.text('bulk.words.took', { time: durationText(endedAt - beganAt, say) });
    case 'failed':
      return error === null ? '' : say.error(error);
    case 'unknown':
      return say.text('bulk.words.unknown');
    case 'stopped':
      return say.text('bulk.words.stopped');
    case 'notStarted':
      return error === null ? '' : say.text('bulk.words.leftAlone', { why: say.error(error) });
    case 'waiting':
    case 'skipped':
      return '';
  }
}
