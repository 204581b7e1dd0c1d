import { Refusal } from '../refusal';
import { nameFault } from '../world/names';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { targetOf, text } from './handler';

function checkName(name: string, world: World): void {
  const fault = world.profile.checksNames ? nameFault(name) : null;
  if (fault !== null) throw new Refusal('aliasName', { name, fault });
}

function create(request: Wire, world: World): Wire {
  const alias = text(request, 'alias');
  checkName(alias, world);
  const database = world.database(text(request, 'db_name'));
  const collection = targetOf(request, world);
  if (database.collections.has(alias)) {
    throw new Refusal('aliasIsCollection', { database: database.name, alias });
  }
  // One whose collection is gone still has its name (2.3.5: "alias already exist", 2.2.16: "alias exists").
  const other = database.aliases.get(alias) ?? database.dangling.get(alias);
  if (other !== undefined && (other !== collection.name || !world.profile.createsAgain)) {
    throw new Refusal('aliasTaken', { database: database.name, alias, collection: collection.name, other });
  }
  database.aliases.set(alias, collection.name);
  return {};
}

function alter(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const alias = text(request, 'alias');
  const checkAlias = (): void => {
    const isThere = database.aliases.has(alias) || database.dangling.has(alias);
    if (!isThere) throw new Refusal('aliasNotFound', { database: database.name, alias });
  };
  // milvus-lite looks for the alias first, Milvus for the collection.
  if (!world.profile.ids) checkAlias();
  const collection = targetOf(request, world);
  checkAlias();
  database.dangling.delete(alias);
  database.aliases.set(alias, collection.name);
  return {};
}

function describe(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const alias = text(request, 'alias');
  const collection = database.aliases.get(alias);
  if (collection === undefined) throw new Refusal('aliasNotFound', { database: database.name, alias });
  return { db_name: text(request, 'db_name'), alias, collection };
}

function list(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const only = text(request, 'collection_name');
  const tolerates = world.profile.toleratesMissing.includes('ListAliases');
  const target = tolerates ? world.findCollection(database.name, only)?.name : undefined;
  const name = only === '' ? null : (target ?? (tolerates ? only : targetOf(request, world).name));
  const aliases = [...database.aliases].filter(([, target]) => name === null || target === name);
  return {
    db_name: text(request, 'db_name'),
    collection_name: tolerates ? only : '',
    aliases: aliases.map(([alias]) => alias),
  };
}

/** Second names of collections. */
export const aliasHandlers: Record<string, Handler> = {
  CreateAlias: create,
  AlterAlias: alter,
  DescribeAlias: describe,
  ListAliases: list,
  // Dropping what is not there is a success, in every version.
  DropAlias: (request, world) => {
    const { aliases, dangling } = world.database(text(request, 'db_name'));
    aliases.delete(text(request, 'alias'));
    dangling.delete(text(request, 'alias'));
    return {};
  },
};
