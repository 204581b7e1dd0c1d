import type { CollectionRef } from '@shared/domain/refs';
import { fail } from '@shared/ipc/result';
import { DEFAULT_DATABASE } from '@shared/policy/name-drop-plan';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import { carryOut } from '../outcome';
import { contextOf } from './context';
import type { StepDeps, Work } from './context';
import { waitFirst } from './wait';

/** Names of collections that a refusal has room for. */
const NAMED = 5;

/** Names of all collections that a database holds, in the server's order. Throws `databaseNotFound`. */
export async function readDatabaseContents(
  server: MilvusGateway,
  database: string,
  options?: CallOptions,
): Promise<string[]> {
  return (await server.listCollections(database, options)).map(({ name }) => name);
}

/** Whether the server lists a database of that name. */
export async function isDatabaseThere(
  server: MilvusGateway,
  database: string,
  options?: CallOptions,
): Promise<boolean> {
  return (await server.listDatabases(options)).includes(database);
}

/** A new database: read that the name is free, create, see that it is there. */
export function createDatabaseWork(deps: StepDeps, target: CollectionRef): Work {
  return async (run) => {
    const { server } = contextOf(deps, run, target);
    const { database } = target;
    await run.step('check', async () => {
      if (await isDatabaseThere(server(), database)) fail('alreadyExists', { params: { name: database } });
    });
    await run.step('change', () =>
      carryOut(
        {
          send: () => server().createDatabase(database),
          isDone: () => isDatabaseThere(server(), database),
        },
        run.looking,
      ),
    );
  };
}

/** Throws unless there is such a database and nothing is in it; servers refuse one that holds collections. */
async function checkDatabaseBeforeDrop(server: MilvusGateway, database: string): Promise<void> {
  if (database === DEFAULT_DATABASE) fail('defaultDatabase');
  if (!(await isDatabaseThere(server, database))) fail('databaseNotFound', { params: { database } });
  const held = await readDatabaseContents(server, database);
  if (held.length === 0) return;
  const more = held.length > NAMED ? `, +${String(held.length - NAMED)}` : '';
  const collections = held.slice(0, NAMED).join(', ') + more;
  fail('databaseNotEmpty', { params: { database, count: String(held.length), collections } });
}

/** Drop of a database that is empty: read that it is, drop once, see that it is gone. Never `default`. */
export function dropDatabaseWork(deps: StepDeps, target: CollectionRef, waitMs: number): Work {
  return async (run) => {
    const { server } = contextOf(deps, run, target);
    const { database } = target;
    await waitFirst(run, waitMs);
    await run.step('check', () => checkDatabaseBeforeDrop(server(), database));
    await run.step('drop', () =>
      carryOut(
        {
          send: () => server().dropDatabase(database),
          isDone: async () => !(await isDatabaseThere(server(), database)),
        },
        run.looking,
      ),
    );
  };
}
