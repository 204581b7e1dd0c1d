import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Task } from '@shared/domain/task';
import classes from './tasks.module.css';

/** Which part of a collection a task is about; nothing if it is the whole of it. */
export function TaskScope({ task }: { task: Task }) {
  const t = useText();
  const { partitions, load, kind } = task;
  const parts: string[] = [];
  if (partitions !== null && kind !== 'dropPartition') {
    parts.push(
      t('task.partitions', { count: partitions.length, names: partitions.map(visibleText).join(', ') }),
    );
  }
  if (load?.fields != null) parts.push(t('task.fields', { count: load.fields.length }));
  if (parts.length === 0) return null;
  const text = parts.join(' · ');
  return (
    <p className={classes.scope} title={text}>
      {text}
    </p>
  );
}
