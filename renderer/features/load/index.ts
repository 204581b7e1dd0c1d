export { ConfirmLoadDialog } from './ConfirmLoadDialog';
export { LoadDialog } from './LoadDialog';
export { LoadDetails } from './progress/LoadDetails';
