import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';

export function taskHandlers(tasks: TaskManager): HandlersOf<'tasks'> {
  return {
    'tasks.list': () => ({ tasks: tasks.list() }),
    'tasks.attend': ({ targets }) => {
      tasks.attend(targets);
      return {};
    },
    'tasks.stopWatching': ({ taskId }) => {
      tasks.stopWatching(taskId);
      return {};
    },
    'tasks.undo': ({ taskId }) => {
      tasks.undo(taskId);
      return {};
    },
    'tasks.dismiss': ({ taskId }) => {
      tasks.dismiss(taskId);
      return {};
    },
  };
}
