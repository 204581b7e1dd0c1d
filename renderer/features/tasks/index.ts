export { tasksQuery } from './queries';
export { TaskDock } from './TaskDock';
export { useTasks } from './use-tasks';
