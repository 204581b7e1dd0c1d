export { DropCollectionDialog } from './DropCollectionDialog';
export { DropPartitionDialog } from './DropPartitionDialog';
