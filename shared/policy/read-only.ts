import type { Connection } from '../domain/connection';
import type { Settings } from '../domain/settings';

/** What makes a connection read-only: its own setting, or that of its environment; null: nothing does. */
export function readOnlyBy(
  { readOnly, environment }: Pick<Connection, 'readOnly' | 'environment'>,
  { readOnlyEnvironments }: Pick<Settings, 'readOnlyEnvironments'>,
): 'connection' | 'environment' | null {
  if (readOnly) return 'connection';
  return readOnlyEnvironments.includes(environment) ? 'environment' : null;
}
