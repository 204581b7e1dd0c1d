export { DropDialog } from './DropDialog';
