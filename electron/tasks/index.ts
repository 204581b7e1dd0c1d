export { createTaskManager } from './task-manager';
export { createTaskJournal } from './journal';
export { createLoadRecords } from './load-records';
export { seeMemory } from './see-memory';
export type { LoadRecords } from './load-records';
export type { TaskManager } from './task-types';
