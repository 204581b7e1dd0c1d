export { createBulkManager } from './bulk-manager';
export type { BulkManager } from './bulk-types';
