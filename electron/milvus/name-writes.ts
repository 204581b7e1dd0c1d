import { fail } from '@shared/ipc/result';
import type { MilvusGateway } from './gateway-types';
import type { Send } from './send';

type NameWrites = Pick<
  MilvusGateway,
  'renameCollection' | 'createAlias' | 'alterAlias' | 'dropAlias' | 'createDatabase' | 'dropDatabase'
>;

/** Without a name a server would take its default, or all of them: none is ever sent. */
function given(name: string, what: string): string {
  if (name === '') fail('invalidInput', { detail: `${what} without a name` });
  return name;
}

/** What changes names: of collections, aliases and databases. */
export function createNameWrites(send: Send): NameWrites {
  return {
    renameCollection: async (database, collection, name, options) => {
      const names = { oldName: given(collection, 'a collection'), newName: given(name, 'a collection') };
      // Named, because what an empty one means differs: some versions took it for `default`.
      await send('RenameCollection', { db_name: database, ...names, newDBName: database }, options);
    },
    createAlias: async (database, alias, collection, options) => {
      const names = { alias: given(alias, 'an alias'), collection_name: given(collection, 'a collection') };
      await send('CreateAlias', { db_name: database, ...names }, options);
    },
    alterAlias: async (database, alias, collection, options) => {
      const names = { alias: given(alias, 'an alias'), collection_name: given(collection, 'a collection') };
      await send('AlterAlias', { db_name: database, ...names }, options);
    },
    dropAlias: async (database, alias, options) => {
      await send('DropAlias', { db_name: database, alias: given(alias, 'an alias') }, options);
    },
    createDatabase: async (database, options) => {
      await send('CreateDatabase', { db_name: given(database, 'a database') }, options);
    },
    dropDatabase: async (database, options) => {
      await send('DropDatabase', { db_name: given(database, 'a database') }, options);
    },
  };
}
