export { testConnection } from './connection-test';
export { createServerRegistry } from './server-registry';
export type { MilvusGateway, ServerRegistry } from './gateway-types';
