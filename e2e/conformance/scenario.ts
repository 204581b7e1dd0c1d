import { accounts } from './chapters/accounts';
import { changes } from './chapters/changes';
import { cluster } from './chapters/cluster';
import { collections } from './chapters/collections';
import { groups } from './chapters/groups';
import { indexes } from './chapters/indexes';
import { loading } from './chapters/loading';
import { methods } from './chapters/methods';
import { nothingThere } from './chapters/nothing-there';
import { partitions } from './chapters/partitions';
import type { Chapter } from './step';

/** What is asked of a server and of the sandbox that plays it, to compare the answers. */
export const scenario: readonly Chapter[] = [
  nothingThere,
  collections,
  partitions,
  indexes,
  loading,
  cluster,
  accounts,
  changes,
  groups,
  methods,
];
