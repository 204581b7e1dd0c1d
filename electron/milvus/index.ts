export { testConnection } from './connection-test';
export { isUnreachable } from './error-map';
export { createServerRegistry, type ConnectionSource, type RegistryDeps } from './server-registry';
export type {
  CallOptions,
  CollectionDescription,
  InMemory,
  LoadCall,
  MilvusGateway,
  NamedId,
  ServerRegistry,
} from './gateway-types';

/** Reads the SDK's chunk ahead of time (about 200 ms), for a quiet moment before the first server is opened. */
export async function preloadClient(): Promise<void> {
  await import('./connect');
}
