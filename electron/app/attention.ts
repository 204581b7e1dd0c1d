import type { Task } from '@shared/domain/task';
import type { Notice } from './notice';
import { noticeOf } from './notice';

/** Ends that come within this many ms of the first one are told together. */
export const JOIN_MS = 1000;

/** How the taskbar shows that something is under way: a part from 0 to 1 with its mode, or nothing. */
export type BarLook = { mode: 'normal' | 'error'; part: number } | { mode: 'indeterminate' } | null;

/** What gets a person's attention, and how to tell whether it is needed. */
export interface AttentionDeps {
  /** Whether the window is in front, so that everything is seen in it. */
  isInFront: () => boolean;
  /** Whether the person wants to be told of ends. */
  wantsNotices: () => boolean;
  notify: (notice: Notice) => void;
  showBar: (look: BarLook) => void;
  /** Calls once after that many milliseconds. @returns takes the call back */
  later: (ms: number, call: () => void) => () => void;
}

/** Gets a person's attention for tasks while the window is not in front; does nothing while it is. */
export interface Attention {
  taskChanged(task: Task): void;
  /** The window came to the front, or went from it. */
  frontChanged(): void;
}

const kindsWithProgress: ReadonlySet<Task['kind']> = new Set(['load', 'refreshLoad', 'createIndex']);

/** The mean progress of what runs; indeterminate until any of it has one. */
function barOf(running: Iterable<Task>): BarLook {
  const loads = [...running].filter(({ kind }) => kindsWithProgress.has(kind));
  if (loads.length === 0) return null;
  if (loads.every(({ progress }) => progress === null)) return { mode: 'indeterminate' };
  const sum = loads.reduce((total, { progress }) => total + (progress?.percent ?? 0), 0);
  return { mode: 'normal', part: Math.max(0, Math.min(1, sum / loads.length / 100)) };
}

/** See {@link Attention}. Knows of a task from its first change on: one that never ran here is not told of. */
export function createAttention(deps: AttentionDeps): Attention {
  const running = new Map<string, Task>();
  let ended: Task[] = [];
  let hasUnseenFailure = false;
  let takeBack: (() => void) | null = null;
  let shown = JSON.stringify(null);

  const showBar = (): void => {
    const rest: BarLook = hasUnseenFailure ? { mode: 'error', part: 1 } : null;
    const look = deps.isInFront() ? null : (barOf(running.values()) ?? rest);
    const next = JSON.stringify(look);
    if (next === shown) return;
    shown = next;
    deps.showBar(look);
  };
  const tell = (): void => {
    takeBack = null;
    const notice = noticeOf(ended);
    ended = [];
    // Who came back meanwhile sees it in the window.
    if (notice !== null && !deps.isInFront() && deps.wantsNotices()) deps.notify(notice);
  };
  const noteEnd = (task: Task): void => {
    // A person who stopped watching knows it.
    if (task.status === 'stopped' || deps.isInFront()) return;
    if (task.status !== 'done') hasUnseenFailure = true;
    ended.push(task);
    takeBack ??= deps.later(JOIN_MS, tell);
  };
  return {
    taskChanged(task) {
      if (task.status === 'running') running.set(task.id, task);
      else if (running.delete(task.id)) noteEnd(task);
      showBar();
    },
    frontChanged() {
      if (deps.isInFront()) {
        hasUnseenFailure = false;
        takeBack?.();
        takeBack = null;
        ended = [];
      }
      showBar();
    },
  };
}
