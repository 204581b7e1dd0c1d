export { AlterAliasDialog } from './AlterAliasDialog';
export { CreateAliasDialog } from './CreateAliasDialog';
export { CreateDatabaseDialog } from './CreateDatabaseDialog';
export { RenameCollectionDialog } from './RenameCollectionDialog';
