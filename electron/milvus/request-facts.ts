import type { RequestFacts } from './error-map';

/**
 * What the words of a failure can name of a request: the places in it, and how long it was waited for.
 * @param timeoutMs in milliseconds
 */
export function factsOf(rpc: string, request: Record<string, unknown>, timeoutMs: number): RequestFacts {
  const params: Record<string, string> = { seconds: String(Math.round(timeoutMs / 100) / 10) };
  const partitions = request.partition_names;
  const single =
    Array.isArray(partitions) && partitions.length === 1 ? (partitions as unknown[])[0] : undefined;
  const named = {
    database: request.db_name,
    collection: request.collection_name ?? request.oldName,
    partition: request.partition_name ?? single,
    alias: request.alias,
    name: request.newName,
  };
  for (const [key, value] of Object.entries(named))
    if (typeof value === 'string' && value !== '') params[key] = value;
  return {
    rpc,
    effect: /^(?:Show|Describe|Get|List|Check|Query|Select)/.test(rpc) ? 'read' : 'write',
    params,
  };
}
