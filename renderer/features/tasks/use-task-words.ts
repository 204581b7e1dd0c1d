import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import type { Task } from '@shared/domain/task';
import { durationOf, statusOf, titleOf } from './task-words';
import type { Words } from './task-words';

/** Puts what is said of tasks into the language of the window. */
export function useTaskWords() {
  const t = useText();
  return useMemo(() => {
    const say = ({ id, values }: Words) => t(id, values);
    return {
      say,
      title: (task: Task) => say(titleOf(task)),
      status: (task: Task) => say(statusOf(task)),
      duration: (ms: number) => say(durationOf(ms)),
    };
  }, [t]);
}
