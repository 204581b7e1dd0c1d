export { readLists } from './data/read-lists';
export type { Lists } from './data/read-lists';
export { MemoryView } from './MemoryView';
