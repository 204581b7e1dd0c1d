export { WarmSetsDialog } from './WarmSetsDialog';
