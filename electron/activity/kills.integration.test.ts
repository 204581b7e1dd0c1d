import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActivityChain } from '@shared/domain/activity';
import { addCollection } from '../sandbox';
import type { Sandbox } from '../sandbox';
import { buildProgram, startFastSandbox, startProgram } from '../testing/killing';
import type { Killable, Program } from '../testing/killing';

// A process that is killed in the middle of drops and loads: what the server got is in its log, and the next start says
// of each what is so.

const ROUNDS = Number(process.env.FALCONER_ACTIVITY_KILLS ?? 4);
const COLLECTIONS = 60;
/** Both processes live so many times as fast as the machine's clock. */
const SPEED = 100;
let program: Program;

beforeAll(async () => {
  program = await buildProgram('electron/activity/testing/killed-process.ts');
});
afterAll(async () => {
  await program.remove();
});

interface Told {
  operation: string;
  collection: string;
  state: string;
  byReading: boolean;
  code: string | null;
}

/** A process that changes things; `tell` is answered by a line. */
function startProcess(profile: string, sandbox: Sandbox, from: number): Killable {
  return startProgram(program, [profile, sandbox.address, String(SPEED), String(from)]);
}

function fill({ world, faults }: Sandbox): void {
  const home = world.database('default');
  for (let at = 0; at < COLLECTIONS; at++) {
    addCollection(world, home, {
      name: `c${String(at)}`,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' as const },
        { name: 'embedding', type: 'FloatVector', dim: 8 },
      ],
      partitions: { p1: 10 },
      indexes: { embedding: { index_type: 'FLAT', metric_type: 'L2' } },
    });
  }
  // Answers that are lost, after the deed and before it.
  for (const method of ['LoadCollection', 'DropCollection']) {
    for (let call = 0; call < COLLECTIONS; call++) {
      const isLost = Math.random() < 0.15;
      const when = Math.random() < 0.5 ? ('before' as const) : ('after' as const);
      faults.failNext(
        method,
        isLost ? { kind: 'lost', when } : { kind: 'altered', change: (reply) => reply },
      );
    }
  }
}

const changed = ({ calls }: Sandbox): number =>
  calls.filter(({ method }) => /^(?:Load|Drop)Collection$/.test(method)).length;

/** Whether the server holds what a line says was done. */
function isInEffect({ world }: Sandbox, { operation, collection }: Told): boolean {
  const found = world.findCollection('default', collection);
  if (operation === 'dropCollection') return found === undefined;
  return found?.partitions.every(({ memory }) => memory !== null) === true;
}

async function playRound(round: number) {
  const from = Date.now();
  const sandbox = await startFastSandbox({ from, speed: SPEED });
  const profile = join(program.folder, `profile-${String(round)}`);
  try {
    fill(sandbox);
    const first = startProcess(profile, sandbox, from);
    await first.next();
    first.order('start');
    const killAt = 1 + Math.floor(Math.random() * (COLLECTIONS / 2));
    await expect
      .poll(() => changed(sandbox), { interval: 2, timeout: 30_000 })
      .toBeGreaterThanOrEqual(killAt);
    await first.kill();
    const sent = changed(sandbox);

    const second = startProcess(profile, sandbox, from);
    await second.next();
    second.order('tell');
    const { told, chain } = JSON.parse(await second.next()) as { told: Told[]; chain: ActivityChain };
    await second.kill();
    return { sandbox, told, chain, sent };
  } finally {
    await sandbox.stop();
  }
}

it(`tells the truth after each of ${String(ROUNDS)} kills`, { timeout: 240_000 }, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { sandbox, told, chain, sent } = await playRound(round);
    // Nothing reached the server that the log does not know of, and nothing was sent twice.
    expect(told.length).toBeGreaterThanOrEqual(sent);
    expect(changed(sandbox)).toBe(sent);
    expect(chain.kind).not.toBe('broken');
    const counts: Record<string, number> = {};
    for (const line of told) {
      counts[line.state] = (counts[line.state] ?? 0) + 1;
      expect(['done', 'failed', 'unknown', 'notSent'], JSON.stringify(line)).toContain(line.state);
      if (line.state === 'done' || line.state === 'failed') {
        expect({ ...line, isInEffect: isInEffect(sandbox, line) }).toEqual({
          ...line,
          isInEffect: line.state === 'done',
        });
      }
    }
    const found = told.filter(({ byReading }) => byReading).length;
    console.log(
      `Activity ${String(round + 1)}: ${String(sent)} sent, ${String(told.length)} announced, ` +
        `${JSON.stringify(counts)}, ${String(found)} found by reading; chain ${chain.kind}.`,
    );
  }
});
