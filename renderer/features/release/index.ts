export { ReleaseDialog } from './ReleaseDialog';
export { ReleasePartitionsDialog } from './ReleasePartitionsDialog';
