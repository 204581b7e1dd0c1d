import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

/** The collection that a task is about. */
export const taskTarget = ({ connectionId, database, collection, collectionId }: Task): CollectionRef => ({
  ...{ connectionId, database, collection, collectionId },
});
