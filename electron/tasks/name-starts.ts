import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { alterAliasWork, createAliasWork, dropAliasWork } from './steps/aliases';
import type { StepDeps, Work } from './steps/context';
import { createDatabaseWork, dropDatabaseWork } from './steps/databases';
import { renameCollectionWork } from './steps/rename';
import type { Plan } from './task-starts';
import type { TaskManager } from './task-types';

/** What begins tasks about names. */
export type NameStarts = Pick<
  TaskManager,
  | 'startRename'
  | 'startCreateAlias'
  | 'startAlterAlias'
  | 'startDropAlias'
  | 'startCreateDatabase'
  | 'startDropDatabase'
>;

/** A database in the place of a collection: tasks that name none are about their database. */
export const databaseTarget = ({ connectionId, database }: DatabaseRef): CollectionRef => ({
  ...{ connectionId, database, collection: '', collectionId: null },
});

/** See {@link NameStarts}. */
export function createNameStarts(start: (plan: Plan) => Task, deps: StepDeps): NameStarts {
  const about = { partitions: null, load: null };
  const changing: Plan['steps'] = ['check', 'change'];
  const dropping: Plan['steps'] = ['check', 'drop'];
  const onDatabase = (kind: Task['kind'], ref: DatabaseRef, steps: Plan['steps'], work: Work): Task =>
    start({ ...about, kind, target: databaseTarget(ref), steps, work });
  return {
    startRename: (target, name, origin) => {
      const work = renameCollectionWork(deps, target, name);
      return start({ ...about, kind: 'renameCollection', target, name, steps: changing, work, origin });
    },
    startCreateAlias: (target, alias) => {
      const work = createAliasWork(deps, target, alias);
      return start({ ...about, kind: 'createAlias', target, name: alias, steps: changing, work });
    },
    startAlterAlias: (target, alias, from, origin) => {
      const work = alterAliasWork(deps, target, alias, from);
      const pointedTo = structuredClone(from);
      return start({
        ...{ ...about, kind: 'alterAlias', target, name: alias, pointedTo },
        ...{ steps: changing, work, origin },
      });
    },
    startDropAlias: (target, alias) => {
      const work = dropAliasWork(deps, target, alias);
      return start({ ...about, kind: 'dropAlias', target, name: alias, steps: dropping, work });
    },
    startCreateDatabase: (ref) =>
      onDatabase('createDatabase', ref, changing, createDatabaseWork(deps, databaseTarget(ref))),
    startDropDatabase: (ref) =>
      onDatabase('dropDatabase', ref, dropping, dropDatabaseWork(deps, databaseTarget(ref))),
  };
}
