export { DropAliasDialog } from './DropAliasDialog';
export { DropDialog } from './DropDialog';
export { DropNameDialog } from './DropNameDialog';
