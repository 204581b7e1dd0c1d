import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from '../../milvus/gateway-types';
import { isAliasGone, isPointed } from './aliases';
import { isDatabaseThere } from './databases';
import { isRenamed } from './rename';

/** What was asked of a name, as a task or a line of the activity log has it. */
export interface NameDeed extends CollectionRef, Pick<Task, 'name' | 'pointedTo'> {
  /** A kind of task, or whatever else it was called. */
  kind: string;
}

/** How each kind of task about a name shows that it was carried out. */
const endings: Partial<Record<string, (server: MilvusGateway, task: NameDeed) => Promise<boolean>>> = {
  renameCollection: (server, task) => isRenamed(server, task, task.name ?? ''),
  createAlias: (server, task) => isPointed(server, task, task.name ?? '', null),
  alterAlias: (server, task) => isPointed(server, task, task.name ?? '', task.pointedTo ?? null),
  dropAlias: (server, task) => isAliasGone(server, task, task.name ?? ''),
  createDatabase: (server, { database }) => isDatabaseThere(server, database),
  dropDatabase: async (server, { database }) => !(await isDatabaseThere(server, database)),
};

/** Whether a task is about a name: of a collection, an alias or a database. */
export const isAboutName = ({ kind }: Pick<NameDeed, 'kind'>): boolean => Object.hasOwn(endings, kind);

/** What a reading says that finds things neither as a task was to make them nor as they were before. */
const telling: ReadonlySet<string> = new Set([
  ...(['aliasMoved', 'aliasNotFound', 'collectionNotFound', 'alreadyExists'] as const),
]);

/** Whether what a task about a name was to reach is so now; null where that does not tell what became of it. */
export async function isNameChanged(server: MilvusGateway, task: NameDeed): Promise<boolean | null> {
  try {
    return (await endings[task.kind]?.(server, task)) === true;
  } catch (thrown) {
    if (thrown instanceof FalconerError && telling.has(thrown.error.code)) return null;
    throw thrown;
  }
}
