import { useEffect, useRef, useState } from 'react';
import { useText } from '@renderer/i18n';
import type { Task } from '@shared/domain/task';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

/** Reads aloud how a task ended, wherever the focus is. */
export function TaskAnnouncer({ tasks }: { tasks: readonly Task[] }) {
  const t = useText();
  const words = useTaskWords();
  const [said, setSaid] = useState('');
  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ended = tasks.find(({ id, status }) => status !== 'running' && running.current.has(id));
    running.current = new Set(tasks.filter(({ status }) => status === 'running').map(({ id }) => id));
    if (ended === undefined) return;
    setSaid(t('tasks.announce', { title: words.title(ended), status: words.status(ended) }));
  }, [tasks, t, words]);
  return (
    <div role="status" className={classes.unseen}>
      {said}
    </div>
  );
}
