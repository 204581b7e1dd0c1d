export { ArchiveDialog } from './ArchiveDialog';
export { LeftOutList } from './LeftOutList';
