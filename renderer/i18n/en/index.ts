import { activity } from './activity';
import { archive } from './archive';
import { bulk } from './bulk';
import { collections } from './collections';
import { common } from './common';
import { connections } from './connections';
import { createIndex } from './create-index';
import { drop } from './drop';
import { errors } from './errors';
import { load } from './load';
import { memory } from './memory';
import { names } from './names';
import { palette } from './palette';
import { partitions } from './partitions';
import { release } from './release';
import { settings } from './settings';
import { shell } from './shell';
import { tasks } from './tasks';
import { warmSets } from './warm-sets';

/** Every English text by its id. */
export const en = {
  ...common,
  ...errors,
  ...shell,
  ...connections,
  ...settings,
  ...tasks,
  ...palette,
  ...collections,
  ...partitions,
  ...createIndex,
  ...load,
  ...release,
  ...drop,
  ...memory,
  ...bulk,
  ...warmSets,
  ...names,
  ...archive,
  ...activity,
} as const;
