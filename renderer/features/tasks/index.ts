export { tasksQuery } from './queries';
export { useTasks } from './use-tasks';
