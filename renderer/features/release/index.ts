export { ReleaseDialog } from './ReleaseDialog';
export { releaseFacts } from './release-question';
export { ReleasePartitionsDialog } from './ReleasePartitionsDialog';
