import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveEntry } from '@shared/domain/archive';
import type { KilledReport } from '../../../electron/activity/testing/killed-report';
import { createArchiveStore } from '../../../electron/archive/store';
import { profileNames } from '../../../electron/sandbox';
import type { HeldQueue, ProfileName, ReceivedCall } from '../../../electron/sandbox';
import { startFastSandbox, startProgram } from '../../../electron/testing/killing';
import type { Program } from '../../../electron/testing/killing';
import type { Dice } from '../dice';
import { DropWitness } from '../drops/witness';
import { drawOrders, fill, loseSome, wantedOf } from './orders';
import type { Wanted } from './orders';

/** Both processes live so many times as fast as the machine's clock. */
const SPEED = 100;
/** So many requests or so arrive in all: it is killed at one of them, or a moment later. */
const MOST_CALLS = 800;
const LONGEST_MOMENT_MS = 6;

/** What a process reads that looks for ends. */
const LOOKS = /^(?:Describe|Show|List|GetLoad)/;

const heldBy = (queue: HeldQueue | null): number => queue?.waiting() ?? 0;

/** Copies as they are on the disk, read by somebody who has not written them. */
async function readArchive(folder: string) {
  const store = createArchiveStore(folder);
  const { entries, damaged, total } = await store.list(0, 10_000);
  const copies: ArchiveEntry[] = [];
  for (const { id } of entries) copies.push(await store.read(id));
  await mkdir(folder, { recursive: true });
  const unfinished = (await readdir(folder)).filter((name) => name.endsWith('.part')).length;
  return { copies, damaged, total, unfinished };
}

/** One round: what was ordered, what the server holds and got, and what the next process says. */
export interface Round {
  profile: ProfileName;
  wanted: Wanted[];
  witness: DropWitness;
  sentByFirst: number;
  /** So many changes were carried out only after the next start had begun to look. */
  held: number;
  report: KilledReport;
  archive: Awaited<ReturnType<typeof readArchive>>;
}

/** Kills the first process at a moment, lets a second one find out, and gathers what there is. */
export async function playRound(
  program: Program,
  round: number,
  dice: Dice,
  isFalse: (words: string) => void,
): Promise<Round> {
  const from = Date.now();
  const profile = profileNames[round % profileNames.length] ?? '2.5.27';
  const witness = new DropWitness();
  const killAt = 1 + dice.below(MOST_CALLS);
  /** In half of the rounds what is sent right before the kill is carried out only when somebody looks for it. */
  const waits = dice.percent(50);
  const laterMs = !waits && dice.percent(50) ? 0 : 1 + dice.below(LONGEST_MOMENT_MS);
  let calls = 0;
  let strike: () => void = () => undefined;
  let queue: HeldQueue | null = null;
  let isRestarted = false;
  const before = (call: ReceivedCall): void => {
    witness.before(call);
    if (isRestarted && LOOKS.test(call.method)) queue?.goOn();
    if (++calls !== killAt) return;
    if (waits) {
      // What cuts connections would cut those of the next process.
      sandbox.faults.end();
      queue = sandbox.faults.holdQueue(() =>
        setTimeout(() => {
          strike();
        }, laterMs),
      );
    } else if (laterMs === 0) strike();
    else
      setTimeout(() => {
        strike();
      }, laterMs);
  };
  const options = {
    profile,
    witness: {
      before,
      after: (call: ReceivedCall) => {
        witness.after(call);
      },
    },
  };
  const sandbox = await startFastSandbox({ from, speed: SPEED }, options);
  witness.sandbox = sandbox;
  const folder = join(program.folder, `profile-${String(round)}`);
  try {
    fill(sandbox, dice);
    const orders = drawOrders(sandbox, dice);
    const wanted = wantedOf(sandbox, orders);
    const path = join(program.folder, `orders-${String(round)}.json`);
    await writeFile(path, JSON.stringify(orders));
    loseSome(sandbox, dice);
    const args = [folder, sandbox.address, String(SPEED), String(from)];

    const first = startProgram(program, args);
    const dead = new Promise<void>((resolve) => {
      strike = () => {
        void first.kill().then(resolve);
      };
    });
    if ((await first.next()) !== 'open') isFalse('the first process did not open');
    first.order(`drop ${path}`);
    // One that has done all before its moment tells so, and is killed then.
    first.order('tell');
    await Promise.race([dead, first.next().catch(() => dead)]);
    strike();
    await dead;
    const sentByFirst = witness.changes.length + heldBy(queue);
    strike = () => undefined;
    isRestarted = true;
    sandbox.faults.end();

    const second = startProgram(program, args);
    await second.next();
    second.order('tell');
    const report = JSON.parse(await second.next()) as KilledReport;
    await second.kill();
    const held = heldBy(queue);
    const archive = await readArchive(join(folder, 'archive'));
    return { profile, wanted, witness, sentByFirst, held, report, archive };
  } finally {
    await sandbox.stop();
  }
}
