import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import type { ActivityBegin } from '@shared/domain/activity';
import { createActivityLog } from '../activity';
import { beginLine } from '../activity/testing/lines';
import type { ServerRegistry } from '../milvus';
import type { ConnectionStore } from '../storage/connections';
import { createActivity } from './activity';
import { aConnection } from '../testing/a-connection';

it.each<['load' | 'release' | 'drop', ActivityBegin['operation'], ActivityBegin['operation']]>([
  ['load', 'release', 'load'],
  ['release', 'load', 'release'],
  ['drop', 'release', 'dropPartition'],
  ['drop', 'release', 'dropCollection'],
])(
  'a %s of a list that its ledger found ends its own line, not a %s beside it',
  async (action, other, own) => {
    const folder = await mkdtemp(join(tmpdir(), 'falconer-activity-'));
    const bulk = { id: 'b', n: 3 };
    const before = createActivityLog({ folder: join(folder, 'activity'), now: () => 1000 });
    await before.append(
      beginLine({ operation: other, bulk }),
      beginLine({ operation: own, bulk }),
      beginLine({ operation: own, bulk: { id: 'b', n: 4 } }),
      beginLine({ operation: own, bulk: null }),
    );
    const { activity, found } = createActivity({
      ...{ folder, redact: (text: string) => text, outlives: () => true, takenUp: () => [] },
      describeConnection: () => aConnection(),
      connections: {} as ConnectionStore,
      servers: {} as ServerRegistry,
      bulks: () => Promise.resolve([]),
    });
    found('b', 3, action, 'done', null);
    await vi.waitFor(async () => {
      const { entries } = await activity.page(EVERY_ACTIVITY, 0, 10);
      const states = entries.reverse().map(({ state, byReading }) => [state, byReading]);
      expect(states).toEqual([
        ['open', false],
        ['done', true],
        ['open', false],
        ['open', false],
      ]);
    });
    await activity.idle();
    await rm(folder, { recursive: true });
  },
);
