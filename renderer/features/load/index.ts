export { ConfirmLoadDialog } from './ConfirmLoadDialog';
export { LoadDialog } from './LoadDialog';
