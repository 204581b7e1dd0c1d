import { Refusal } from '../refusal';
import { nameFault } from '../world/names';
import { homeOf } from '../world/world';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, pairs, text, toPairs } from './handler';

function createDatabase(request: Wire, world: World): Wire {
  const name = text(request, 'db_name');
  const fault = world.profile.checksNames ? nameFault(name) : null;
  if (fault !== null) throw new Refusal('databaseName', { name, fault });
  if (world.databases.has(homeOf(name))) {
    throw new Refusal('databaseExists', { database: homeOf(name) });
  }
  const { databases } = world.limits;
  if (world.databases.size >= databases) throw new Refusal('databaseLimit', { limit: databases });
  const database = world.addDatabase(name);
  database.properties = pairs(request, 'properties');
  return {};
}

function dropDatabase(request: Wire, world: World): Wire {
  const name = text(request, 'db_name');
  if (name === 'default') throw new Refusal('databaseIsDefault', {});
  if (!world.databases.has(name) && world.profile.dropsMissing) return {};
  if (world.database(name).collections.size > 0) throw new Refusal('databaseNotEmpty', { database: name });
  world.databases.delete(name);
  return {};
}

function serverInfo({ profile }: World): Wire {
  return {
    build_tags: profile.buildTags,
    build_time: profile.ids ? 'Thu Jan  1 00:00:00 UTC 2026' : '',
    git_commit: '',
    go_version: '',
    deploy_mode: profile.deployMode,
    reserved: {},
  };
}

/** The service's own questions, and databases. */
export const serverHandlers: Record<string, Handler> = {
  Connect: (_request, world) => ({
    identifier: world.profile.ids ? hybridTime(world.clock.now()) : '0',
    server_info: serverInfo(world),
  }),
  GetVersion: (_request, world) => ({ version: world.profile.version }),
  CheckHealth: () => ({ isHealthy: true, reasons: [], quota_states: [] }),
  ListDatabases: (_request, world) => {
    const databases = [...world.databases.values()];
    return {
      db_names: databases.map(({ name }) => name),
      // In nanoseconds, unlike every other time (seen on 2.3.5).
      created_timestamp: world.profile.numbered
        ? databases.map(({ createdAt }) => `${String(createdAt)}000000`)
        : [],
      db_ids: world.profile.listsDatabaseIds ? databases.map(({ id }) => id) : [],
    };
  },
  CreateDatabase: createDatabase,
  DropDatabase: dropDatabase,
  DescribeDatabase: (request, world) => {
    const { name, id, createdAt, properties } = world.database(text(request, 'db_name'));
    if (!world.profile.ids) return { db_name: name };
    return {
      db_name: name,
      dbID: id,
      created_timestamp: `${String(createdAt)}000000`,
      properties: toPairs(properties),
    };
  },
};
