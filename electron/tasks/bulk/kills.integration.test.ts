import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { status as grpcStatus } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BulkItemState, BulkPlanItem } from '@shared/domain/bulk';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { orderPlan } from '@shared/policy/bulk-plan';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { createServerRegistry } from '../../milvus/server-registry';
import { addCollection } from '../../sandbox';
import type { Sandbox } from '../../sandbox';
import { buildProgram, startFastSandbox, startProgram } from '../../testing/killing';
import type { Program } from '../../testing/killing';

// R7 of docs/reliability.md: a bulk of 100 with 30 % faults, killed in the middle, ends with an exact list of what is
// done, failed and unknown that a fresh read of the server confirms, and can be resumed.

const ROUNDS = Number(process.env.FALCONER_BULK_KILLS ?? 10);
const ITEMS = 100;
const FAULTS = 0.3;
/** Both processes live so many times as fast as the machine's clock. */
const SPEED = 150;
/**
 * It is killed after so many changes at most: before the end. A connection that is cut takes the reads of other items
 * with it, which then fail before they send anything, so that far fewer may be sent in all than there are items.
 */
const MOST_SENT = 50;
let program: Program;

beforeAll(async () => {
  program = await buildProgram('electron/tasks/bulk/testing/killed-process.ts');
});
afterAll(async () => {
  await program.remove();
});

interface Told {
  state: BulkItemState;
  code: string | null;
  byReading: boolean;
}

/** A process that works on bulks; each order is answered by a line. */
function startProcess(profile: string, sandbox: Sandbox, from: number) {
  const { next, order, kill } = startProgram(program, [
    profile,
    sandbox.address,
    String(SPEED),
    String(from),
  ]);
  const ask = (text: string): Promise<string> => {
    order(text);
    return next();
  };
  return { next, order: ask, tell: async () => JSON.parse(await ask('tell')) as Told[], kill };
}

const FIELDS = [
  { name: 'id', type: 'Int64', is: 'primaryKey' as const },
  { name: 'embedding', type: 'FloatVector', dim: 8 },
  { name: 'title', type: 'VarChar', maxLength: 64 },
];
const SOME_FIELDS = ['id', 'embedding'];

/** Half loads of what is not loaded, a third releases, the rest loads of other fields, which release first. */
function fill({ world }: Sandbox): BulkPlanItem[] {
  const home = world.database('default');
  return Array.from({ length: ITEMS }, (_, at): BulkPlanItem => {
    const kind = at % 6 < 3 ? 'load' : at % 6 < 5 ? 'release' : 'other';
    const { name: collection, id } = addCollection(world, home, {
      ...{ name: `c${String(at)}`, fields: FIELDS, partitions: { p1: 10, p2: 20 } },
      indexes: { embedding: { index_type: 'FLAT', metric_type: 'L2' } },
      ...(kind === 'load' ? {} : { loaded: 'all' as const }),
    });
    const target = { connectionId: 'c1', database: 'default', collection, collectionId: id };
    const facts = { rows: null, estimate: null };
    if (kind === 'release') {
      const verdict = { kind: 'do' as const, steps: ['release' as const], notes: [], shows: true };
      return { wish: { action: 'release', target, partitions: null }, verdict, ...facts };
    }
    const isOther = kind === 'other';
    const options = isOther
      ? { ...LOAD_EVERYTHING, fields: SOME_FIELDS, releaseFirst: true }
      : LOAD_EVERYTHING;
    return {
      wish: { action: 'load', target, options },
      verdict: {
        ...{ kind: 'do', notes: [], shows: !isOther },
        steps: isOther ? ['release', 'load', 'watch'] : ['load', 'watch'],
      },
      ...facts,
    };
  });
}

const refusal = { error_code: 'UnexpectedError', code: 65535, reason: 'service not ready[querycoord=1]' };
const trouble = [
  { kind: 'status', status: refusal },
  { kind: 'lost', when: 'before' },
  { kind: 'lost', when: 'after' },
  { kind: 'grpc', code: grpcStatus.DEADLINE_EXCEEDED, details: 'Deadline exceeded' },
] as const;

/** Three of ten changes meet with trouble; every fourth trouble of loads is memory that does not do. */
function orderFaults({ faults, world }: Sandbox): number {
  let ordered = 0;
  for (const method of ['LoadCollection', 'ReleaseCollection']) {
    for (let call = 0; call < 3 * ITEMS; call++) {
      const fault = Math.random() < FAULTS ? trouble[Math.floor(Math.random() * trouble.length)] : undefined;
      faults.failNext(method, fault ?? { kind: 'altered', change: (reply) => reply });
    }
  }
  for (const collection of world.database('default').collections.values()) {
    if (Math.random() >= FAULTS / 4) continue;
    collection.trouble = { percent: 74, forMs: 5000 };
    ordered++;
  }
  return ordered;
}

/** What a client that has seen nothing reads of the server: partitions in memory, by collection. */
async function readAfresh({ address }: Sandbox): Promise<Map<string, string[]>> {
  const registry = createServerRegistry({
    connections: {
      connection: (id) => ({ ...emptyConnectionDraft(), id, kind: 'sample', address, secret: 'none' }),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.resolve({ address, token: null }),
    },
  });
  try {
    await registry.open('c1');
    const gateway = registry.gateway('c1');
    const loaded = await gateway.collectionsInMemory('default');
    const partitions = await Promise.all(
      loaded.map(async ({ name }): Promise<[string, string[]]> => {
        const inMemory = await gateway.partitionsInMemory('default', name);
        return [name, inMemory.filter(({ percent }) => percent === 100).map((each) => each.name)];
      }),
    );
    return new Map(partitions);
  } finally {
    await registry.dispose();
  }
}

/** Whether the server holds what an item asks for. Which fields are loaded no answer tells: its own state does. */
function isInEffect({ world }: Sandbox, loaded: Map<string, string[]>, { wish }: BulkPlanItem): boolean {
  const { database, collection } = wish.target;
  const partitions = loaded.get(collection);
  if (wish.action === 'release') return partitions === undefined;
  const own = world.collection(database, collection);
  const hasFields =
    wish.options.fields === null || own.loadedWith?.fields?.join() === wish.options.fields.join();
  return partitions?.length === own.partitions.length && hasFields;
}

async function compare(sandbox: Sandbox, items: readonly BulkPlanItem[], told: readonly Told[]) {
  expect(told).toHaveLength(ITEMS);
  const loaded = await readAfresh(sandbox);
  const counts: Partial<Record<BulkItemState, number>> = {};
  items.forEach((item, at) => {
    const { state, code } = told[at]!;
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === 'unknown') return;
    const said = { item: item.wish.target.collection, verdict: item.verdict, state, code };
    const found = { ...said, isInEffect: isInEffect(sandbox, loaded, item) };
    expect(found).toEqual({ ...said, isInEffect: state === 'done' });
  });
  return counts;
}

function endTroubles({ faults, world }: Sandbox): void {
  faults.end();
  for (const collection of world.database('default').collections.values()) collection.trouble = null;
}

/** Waits until the server got so many changes. */
async function untilSent({ calls }: Sandbox, count: number): Promise<void> {
  const isChange = ({ method }: Sandbox['calls'][number]): boolean =>
    /^(Load|Release)Collection$/.test(method);
  await expect
    .poll(() => calls.filter(isChange).length, { interval: 3, timeout: 60_000 })
    .toBeGreaterThanOrEqual(count);
}

async function playRound(round: number) {
  const from = Date.now();
  const sandbox = await startFastSandbox({ from, speed: SPEED }, { releaseMs: 400 });
  const profile = join(program.folder, `profile-${String(round)}`);
  try {
    const items = orderPlan(fill(sandbox));
    const planPath = join(program.folder, `plan-${String(round)}.json`);
    await writeFile(planPath, JSON.stringify(items));
    orderFaults(sandbox);
    const first = startProcess(profile, sandbox, from);
    await first.next();
    await first.order(`start ${planPath}`);
    await untilSent(sandbox, 1 + Math.floor(Math.random() * MOST_SENT));
    await first.kill();

    const second = startProcess(profile, sandbox, from);
    await second.next();
    const found = await second.tell();
    const afterKill = await compare(sandbox, items, found);
    // What is asked for again could be either, so it is said that nobody knows; everything else is found out.
    const unknown = items.filter((_, at) => found[at]!.state === 'unknown');
    for (const { wish } of unknown) expect(wish).toMatchObject({ options: { releaseFirst: true } });
    const byReading = found.filter((each) => each.byReading).length;

    await second.order('resume');
    const afterResume = await compare(sandbox, items, await second.tell());
    expect(afterResume.notStarted).toBeUndefined();
    endTroubles(sandbox);
    await second.order('retry');
    const afterRetry = await compare(sandbox, items, await second.tell());
    expect(afterRetry).toEqual({ done: ITEMS });
    await second.kill();
    return { afterKill, byReading, afterResume };
  } finally {
    await sandbox.stop();
  }
}

it(`says what is so after each of ${String(ROUNDS)} kills, and goes on`, { timeout: 300_000 }, async () => {
  const startedAt = Date.now();
  for (let round = 0; round < ROUNDS; round++) {
    const { afterKill, byReading, afterResume } = await playRound(round);
    console.log(
      `R7 ${String(round + 1)}: killed at ${JSON.stringify(afterKill)} (${String(byReading)} found by reading); ` +
        `resumed to ${JSON.stringify(afterResume)}; retried to ${String(ITEMS)} done.`,
    );
  }
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(
    `R7: ${String(ROUNDS)} bulks of ${String(ITEMS)} with 30 % faults, each killed once: every list agrees with a ` +
      `fresh read of the server, ${String(seconds)} s.`,
  );
});
