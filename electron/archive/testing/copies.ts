import type { ArchiveEntry } from '@shared/domain/archive';
import type { KeepCopy } from '../../tasks/steps/context';
import { keepCopy } from '../keep';
import type { KeepDeps } from '../keep';
import { createArchiveStore } from '../store';

function keepsWith(archive: KeepDeps['archive']): KeepCopy {
  const deps: KeepDeps = {
    ...{ archive, now: () => Date.now(), connectionName: (id) => id },
    loadedFields: () => ({ kind: 'unknown' }),
  };
  return (gateway, target, wish) =>
    keepCopy(gateway, deps, {
      ...{ target, ...wish },
      why: wish.partition === null ? 'dropCollection' : 'dropPartition',
    });
}

/** For tests: keeps copies of what a real gateway reads, as the application does. */
export const keepsOnDisk = (folder: string): KeepCopy => keepsWith(createArchiveStore(folder));

/** For tests: keeps copies of what a real gateway reads in a list; their ids are their places in it, from 0. */
export function keepsIn(kept: ArchiveEntry[]): KeepCopy {
  return keepsWith({
    add: (given) => {
      const entry = { id: String(kept.length), ...given };
      kept.push(entry);
      return Promise.resolve(entry);
    },
  });
}
