export { DropDialog } from './DropDialog';
export { DropNameDialog } from './DropNameDialog';
