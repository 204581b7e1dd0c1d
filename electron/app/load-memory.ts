import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { JsonFile } from '../storage/json-file';
import { createLoadRecords } from '../tasks';
import type { LoadRecords } from '../tasks';

/**
 * Which fields were loaded from here, kept in the profile. The sample cluster's are forgotten at the end: it starts
 * afresh each time with the same ids, so what was loaded in it last time is not what is loaded now.
 */
export function createLoadMemory(file: JsonFile<unknown>): LoadRecords {
  const kept = createLoadRecords({
    read: () => file.value,
    write: (value) => file.update(() => value),
  });
  const ofSample = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const of = (connectionId: string): LoadRecords => (connectionId === SAMPLE_CONNECTION_ID ? ofSample : kept);
  return {
    get: (connectionId, ...rest) => of(connectionId).get(connectionId, ...rest),
    set: (connectionId, ...rest) => of(connectionId).set(connectionId, ...rest),
    forget: (connectionId, ...rest) => of(connectionId).forget(connectionId, ...rest),
    remembered: (connectionId, database) => of(connectionId).remembered(connectionId, database),
  };
}
