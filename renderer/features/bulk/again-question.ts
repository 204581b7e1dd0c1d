import { isAskedBefore } from '@renderer/stores/asked-levels';
import type { Bulk } from '@shared/domain/bulk';
import type { Environment } from '@shared/domain/environment';

/** What going on with a bulk does, and has to be asked about in this environment. */
export function asksBefore(bulk: Bulk, deed: 'resume' | 'retry', environment: Environment): boolean {
  const { loads, releases } = deed === 'resume' ? bulk.rest : bulk.again;
  return (loads && isAskedBefore('load', environment)) || (releases && isAskedBefore('release', environment));
}
