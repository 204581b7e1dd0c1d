export { createBulkManager } from './bulk-manager';
export type { BulkManager, ConnectionGate } from './bulk-types';
