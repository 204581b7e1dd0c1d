export { DatabaseView } from './DatabaseView';
export { collectionQueries } from './queries';
