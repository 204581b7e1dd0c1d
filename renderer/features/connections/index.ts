export { connectionQueries } from './queries';
export { useCapabilities, useConnections, useConnectionStatus } from './use-connections';
export { useServerFacts } from './use-server-facts';
