export { BulkDockItem } from './BulkDockItem';
export { BulkDockLine } from './BulkDockLine';
export { BulkPlanDialog } from './BulkPlanDialog';
export { BulkRunDialog } from './BulkRunDialog';
export { bulkQueries, takeBulk, withBulk } from './queries';
export type { BulkList } from './queries';
export { useBulks } from './use-bulks';
