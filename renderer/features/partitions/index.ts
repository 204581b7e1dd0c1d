export { CreatePartitionDialog } from './CreatePartitionDialog';
export { PartitionsTab } from './PartitionsTab';
