import { refuse } from '../refusal';
import type { Handler } from './handler';
import { text } from './handler';

/** The service's own questions, and databases. */
export const serverHandlers: Record<string, Handler> = {
  Connect: (_request, world) => ({
    identifier: '1',
    server_info: {
      build_tags: world.profile.buildTags,
      build_time: '2026-01-01',
      git_commit: 'sample',
      go_version: '',
      deploy_mode: 'STANDALONE',
      reserved: {},
    },
  }),
  GetVersion: (_request, world) => ({ version: world.profile.buildTags }),
  CheckHealth: () => ({ isHealthy: true, reasons: [], quota_states: [] }),
  ListDatabases: (_request, world) => ({ db_names: [...world.databases.keys()] }),
  CreateDatabase: (request, world) => {
    const name = text(request, 'db_name');
    if (world.databases.has(name)) throw world.plain(`database already exist: ${name}`);
    if (!/^[A-Za-z_]\w*$/.test(name))
      refuse(802, 'IllegalArgument', `invalid database name[database=${name}]`);
    world.addDatabase(name);
    return {};
  },
  DropDatabase: (request, world) => {
    const name = text(request, 'db_name');
    if (name === 'default') throw world.plain('can not drop default database');
    const database = world.databases.get(name);
    if (database !== undefined && database.collections.size > 0) {
      throw world.plain(`database:${name} not empty, must drop all collections before drop database`);
    }
    world.databases.delete(name);
    return {};
  },
  DescribeDatabase: (request, world) => {
    const { name, id } = world.database(text(request, 'db_name'));
    return { db_name: name, dbID: id, properties: [] };
  },
};
