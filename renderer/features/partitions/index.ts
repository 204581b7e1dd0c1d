export { CreatePartitionDialog } from './CreatePartitionDialog';
export { PartitionsTab } from './PartitionsTab';
export { partitionQueries } from './queries';
