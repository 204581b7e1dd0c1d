export { BulkDockItem } from './BulkDockItem';
export { BulkDockLine } from './BulkDockLine';
export { BulkPlanDialog } from './BulkPlanDialog';
export { BulkRunDialog } from './BulkRunDialog';
export { bulkQueries, noteBulk, takeBulk, withBulk } from './queries';
export type { BulkList } from './queries';
export { useBulks } from './use-bulks';
