import { afterEach, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import { addCollection } from '../sandbox';
import { startStage, stopStages } from './testing/sandbox-stage';
import type { Stage } from './testing/sandbox-stage';

// R1 of docs/reliability.md: 0 duplicate mutations over 1,000 injected resets. And what a task says is what the
// server then holds.

afterEach(stopStages);

const RESETS = 1000;
const FIELDS = [
  { name: 'id', type: 'Int64', is: 'primaryKey' as const },
  { name: 'embedding', type: 'FloatVector', dim: 8 },
];
const INDEXES = { embedding: { index_type: 'FLAT', metric_type: 'L2' } };

/** Numbers that come in the same order each time (a linear congruence of Numerical Recipes). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Deed {
  /** The change that is lost. */
  method: string;
  loaded: boolean;
  /** Ends with the task, or with null where the change is a call of its own that failed. */
  run: (stage: Stage, name: string) => Promise<Task | 'done' | 'failed'>;
  /** Whether the server holds the change. */
  isMade: (stage: Stage, name: string) => boolean;
}

const of = ({ sandbox }: Stage, name: string) => sandbox.world.findCollection('default', name);
const isInMemory = (stage: Stage, name: string) => (of(stage, name)?.loadedWith ?? null) !== null;
const hasPartition = (stage: Stage, name: string, partition: string) =>
  of(stage, name)?.partitions.some((each) => each.name === partition) === true;

const deeds: readonly Deed[] = [
  {
    method: 'LoadCollection',
    loaded: false,
    run: (stage, name) => stage.ended(stage.tasks.startLoad(stage.collection(name), LOAD_EVERYTHING)),
    isMade: isInMemory,
  },
  {
    method: 'LoadPartitions',
    loaded: false,
    run: (stage, name) =>
      stage.ended(stage.tasks.startLoad(stage.collection(name), { ...LOAD_EVERYTHING, partitions: ['p1'] })),
    isMade: isInMemory,
  },
  {
    method: 'ReleaseCollection',
    loaded: true,
    run: (stage, name) => stage.ended(stage.tasks.startRelease(stage.collection(name), null)),
    isMade: (stage, name) => !isInMemory(stage, name),
  },
  {
    method: 'DropPartition',
    loaded: false,
    run: (stage, name) => stage.ended(stage.tasks.startDropPartition(stage.partition(name, 'p1'), false)),
    isMade: (stage, name) => !hasPartition(stage, name, 'p1'),
  },
  {
    method: 'ReleasePartitions',
    loaded: true,
    run: (stage, name) => stage.ended(stage.tasks.startDropPartition(stage.partition(name, 'p1'), true)),
    isMade: (stage, name) => !hasPartition(stage, name, 'p1'),
  },
  {
    method: 'DropCollection',
    loaded: true,
    run: (stage, name) => stage.ended(stage.tasks.startDropCollection(stage.collection(name))),
    isMade: (stage, name) => of(stage, name) === undefined,
  },
  {
    method: 'CreatePartition',
    loaded: false,
    run: (stage, name) =>
      stage.gateway.createPartition('default', name, 'fresh').then(
        () => 'done' as const,
        () => 'failed' as const,
      ),
    isMade: (stage, name) => hasPartition(stage, name, 'fresh'),
  },
];

it(
  `changes nothing twice over ${String(RESETS)} resets, and says what is so`,
  { timeout: 300_000 },
  async () => {
    const stage = await startStage({ scenario: { databases: { default: [] } } });
    const { sandbox } = stage;
    const home = sandbox.world.database('default');
    const below = numbers(7);
    const ends: Record<string, number> = {};
    let resets = 0;
    for (let at = 0; resets < RESETS; at++) {
      const deed = deeds[at % deeds.length]!;
      const name = `c${String(at)}`;
      addCollection(sandbox.world, home, {
        ...{ name, fields: FIELDS, indexes: INDEXES, partitions: { p1: 10, p2: 20 } },
        ...(deed.loaded ? { loaded: 'all' as const } : {}),
      });
      const when = below(2) === 0 ? 'before' : 'after';
      sandbox.faults.failNext(deed.method, { kind: 'lost', when });
      // Now and then a look is lost as well: before the change, which then is not sent, or after it.
      if (below(4) === 0) sandbox.faults.failNext('DescribeCollection', { kind: 'lost', when: 'before' });
      const before = sandbox.calls.length;
      const end = await deed.run(stage, name);
      const status = typeof end === 'string' ? end : end.status;
      const sent = sandbox.calls.slice(before).filter(({ method }) => method === deed.method).length;
      expect([at, deed.method, sent]).toEqual([at, deed.method, Math.min(sent, 1)]);
      resets += sent;
      const isMade = deed.isMade(stage, name);
      if (status === 'done') expect([at, deed.method, when, isMade]).toEqual([at, deed.method, when, true]);
      else if (typeof end !== 'string' && status === 'failed' && deed.method !== 'ReleasePartitions') {
        expect([at, deed.method, when, isMade]).toEqual([at, deed.method, when, false]);
      }
      ends[status] = (ends[status] ?? 0) + 1;
      sandbox.faults.end();
      home.collections.delete(name);
      // What is remembered of calls is cut at the front: it must not be taken for another deed's.
      (sandbox.calls as unknown[]).length = 0;
    }
    console.log(
      `R1: ${String(RESETS)} resets, 0 changes made twice, 0 false successes; ended as ${JSON.stringify(ends)}.`,
    );
  },
);
