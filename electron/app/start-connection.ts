import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { ConnectionStore } from '../storage/connections';
import type { StartRequest } from './command-line';

/** The id of the connection that the command line asks for, which may be added for it; null if it asks for none. */
export async function startConnectionId(
  start: StartRequest,
  connections: Pick<ConnectionStore, 'forAddress'>,
): Promise<string | null> {
  switch (start.kind) {
    case 'nothing':
      return null;
    case 'sample':
      return SAMPLE_CONNECTION_ID;
    case 'connect':
      return (await connections.forAddress(start.address)).id;
  }
}
