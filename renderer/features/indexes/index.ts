export { CreateIndexButton } from './CreateIndexButton';
export { CreateIndexDialog } from './CreateIndexDialog';
