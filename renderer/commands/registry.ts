import type { Action } from './action';
import { activityActions } from './activity';
import { archiveActions } from './archive';
import { applicationActions } from './application';
import { collectionActions, listActions } from './collections';
import { memoryActions } from './memory';
import { partitionActions } from './partitions';
import { rightsActions } from './rights';

/** Every action there is, in the order in which the palette shows them. */
export const actions: readonly Action[] = [
  ...Object.values(listActions),
  ...Object.values(collectionActions),
  ...Object.values(partitionActions),
  ...Object.values(memoryActions),
  ...Object.values(rightsActions),
  ...Object.values(archiveActions),
  ...Object.values(activityActions),
  ...Object.values(applicationActions),
];
