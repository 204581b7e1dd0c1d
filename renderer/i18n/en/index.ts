import { collections } from './collections';
import { drop } from './drop';
import { load } from './load';
import { partitions } from './partitions';
import { release } from './release';

/** Every English text by its id. */
export const en = { ...collections, ...partitions, ...load, ...release, ...drop } as const;
