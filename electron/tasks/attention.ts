import type { CollectionRef } from '@shared/domain/refs';

/** Which collections somebody looks at: only theirs are the partitions read while they load. */
export interface Attention {
  /** Looks at these collections, and at no others any more. */
  attend(targets: readonly CollectionRef[]): void;
  isAttended(target: CollectionRef): boolean;
}

/** Nobody looks at anything, until told otherwise. */
export function createAttention(): Attention {
  const keyOf = ({ connectionId, database, collection, collectionId }: CollectionRef): string =>
    JSON.stringify([connectionId, database, collectionId ?? collection]);
  let attended: ReadonlySet<string> = new Set();
  return {
    attend: (targets) => {
      attended = new Set(targets.map(keyOf));
    },
    isAttended: (target) => attended.has(keyOf(target)),
  };
}
