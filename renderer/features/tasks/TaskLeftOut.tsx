import { LeftOutList } from '@renderer/features/archive';
import { useText } from '@renderer/i18n';
import type { Task } from '@shared/domain/task';

/** What did not come back of a collection that was made again; nothing of other tasks. */
export function TaskLeftOut({ task: { recreated } }: { task: Task }) {
  const t = useText();
  const leftOut = recreated?.leftOut ?? [];
  return <LeftOutList title={t('archive.left.after', { count: leftOut.length })} leftOut={leftOut} />;
}
