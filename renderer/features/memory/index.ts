export { MemoryView } from './MemoryView';
