import type { Task } from '@shared/domain/task';
import type { Application } from './application';
import { clicks, clickWeights } from './clicks';
import type { Person } from './clicks';
import type { Cluster, Picture } from './cluster';
import { deeds, makeAnother } from './deeds';
import type { OtherClient } from './deeds';
import { createDice } from './dice';
import type { Dice } from './dice';
import { judgeMade, judgeRunning } from './judge-tasks';
import { Ledger } from './ledger';
import type { Shown } from './Screen';
import type { Tally } from './tally';
import type { Time } from './time';
import type { Window } from './window';

/** So many looks in a row must find nothing on its way. */
const CALM_LOOKS = 3;
/** Longer than a load stands still before it is undone (two minutes) and what was there before is loaded again. */
const SETTLE_MS = 300_000;
const SETTLE_IN_TROUBLE_MS = 10_000;
/** A fault lasts so many steps at the most. */
const MOST_STEPS = 3;
const FEWEST_COLLECTIONS = 4;

/** What a run works on. */
export interface RunParts {
  cluster: Cluster;
  application: Application;
  window: Window;
  time: Time;
  /** How long between two looks at server and screen, in ms. */
  lookMs: number;
  /** How long it is when long nothing is done, in ms. */
  longMs: number;
  seed: number;
  steps: number;
  /** Changes what the screen says, to see that it is noticed. */
  distort?: (shown: Shown) => Shown;
}

/** What came of a run. */
export interface RunResult {
  tally: Tally;
  /** Each step in words. */
  log: readonly string[];
}

/** 2,000 steps or so, and after each everything that the screen says held against the server. */
class Run {
  readonly log: string[] = [];
  readonly ledger: Ledger;
  readonly #parts: RunParts;
  readonly #dice: Dice;
  readonly #person: Person;
  readonly #other: OtherClient;
  #faultSteps = 0;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#dice = createDice(parts.seed);
    let last = 0;
    const next = () => ++last;
    const { application, window, cluster } = parts;
    this.#person = { application, window, dice: this.#dice, next };
    this.#other = { cluster, dice: this.#dice, next };
    this.ledger = new Ledger(parts, () => this.#shown);
  }

  async run(): Promise<void> {
    await this.#settle();
    while (this.ledger.step < this.#parts.steps) {
      this.ledger.step++;
      await this.#takeStep();
      this.ledger.judgeScreen(await this.#settle());
    }
    await this.#endFault();
    await this.#refresh();
    this.ledger.judgeScreen(await this.#settle());
  }

  #say(words: string): void {
    this.log.push(`${String(this.ledger.step)}. ${words}`);
  }

  get #shown(): Shown {
    const { window, distort } = this.#parts;
    return distort === undefined ? window.shown : distort(window.shown);
  }

  async #takeStep(): Promise<void> {
    const kind = this.#dice.below(100);
    if (this.#faultSteps > 0 && --this.#faultSteps === 0) await this.#endFault();
    else if (kind < 56) await this.#click();
    else if (kind < 78) await this.#letOther(this.#anyCollection());
    else if (kind < 86 && !this.ledger.isTroubled) await this.#startFault();
    else if (kind < 90) await this.#letTimePass();
    else if (kind < 94) this.#open();
    else if (kind < 97) await this.#look();
    else await this.#refresh();
  }

  #anyCollection(): string | null {
    const names = this.#shown.rows.map(({ summary }) => summary.name);
    return names.length === 0 ? null : this.#dice.pick(names);
  }

  /** Time goes on until the work is done, which may wait for it. */
  async #meanwhile<T>(work: Promise<T>): Promise<T> {
    const left = new Set([work]);
    const end = () => left.delete(work);
    work.then(end, end);
    while (left.size > 0) await this.#parts.time.pass(this.#parts.lookMs / 10);
    return work;
  }

  async #click(): Promise<void> {
    const { rows } = this.#shown;
    if (rows.length === 0) return;
    const row = this.#dice.pick(rows);
    let share = this.#dice.below(100);
    const found = Object.entries(clickWeights).find(([, weight]) => (share -= weight) < 0);
    const click = clicks[found?.[0] ?? 'load'];
    if (click === undefined) return;
    const before = await this.#parts.cluster.picture();
    const { words, taskId, partition } = await this.#meanwhile(click(this.#person, row));
    this.#say(words);
    if (partition !== undefined) {
      const now = await this.#parts.cluster.picture();
      this.ledger.count(judgeMade(partition, row.summary.name, now), this.ledger.isTroubled);
    }
    if (taskId === null) return;
    this.ledger.began(taskId, before);
    if (!this.#dice.percent(20)) return;
    await this.#parts.time.pass(this.#dice.below(4000));
    await this.#letOther(row.summary.name);
  }

  async #letOther(collection: string | null): Promise<void> {
    const picture = await this.ledger.remember();
    this.ledger.judgeEnds();
    if (collection === null || picture.size < FEWEST_COLLECTIONS || this.#dice.percent(6)) {
      this.#say(`another client makes ${(await makeAnother(this.#other)) ?? 'nothing'}`);
    } else {
      const [name, deed] = this.#dice.pick(Object.entries(deeds));
      this.#say(`another client: ${name} ${collection}`);
      await deed(this.#other, collection);
    }
    this.ledger.disturb(picture, await this.ledger.remember());
    await this.#refresh();
  }

  async #startFault(): Promise<void> {
    const fault = this.#dice.pick(this.#parts.cluster.faults);
    this.#say(`fault: ${fault.name}`);
    this.#faultSteps = 1 + this.#dice.below(MOST_STEPS);
    this.ledger.trouble(true);
    await fault.start(this.#dice);
  }

  async #endFault(): Promise<void> {
    this.#say('the fault ends');
    this.#faultSteps = 0;
    await this.#parts.cluster.endFault();
    const { time, window } = this.#parts;
    for (let looks = 0; !window.shown.connected && looks < 240; looks++) await time.pass(this.#parts.lookMs);
    this.ledger.trouble(false);
    await this.#refresh();
  }

  async #letTimePass(): Promise<void> {
    const ms = this.#dice.percent(20) ? this.#parts.longMs : 1000 * (1 + this.#dice.below(20));
    this.#say(`${String(ms)} ms pass`);
    for (let at = 0; at < ms; at += this.#parts.lookMs) {
      await this.#parts.time.pass(this.#parts.lookMs);
      await this.ledger.remember();
    }
    await this.#refresh();
  }

  #open(): void {
    const name = this.#dice.percent(20) ? null : this.#anyCollection();
    this.#say(name === null ? 'close the panel' : `open ${name}`);
    this.#parts.window.open(name);
  }

  /** Looks at a task no longer, or takes an ended one away. */
  async #look(): Promise<void> {
    const { application } = this.#parts;
    const tasks = application.tasks.list();
    if (tasks.length === 0) return;
    const { id, kind, collection, status } = this.#dice.pick(tasks);
    this.#say(`${status === 'running' ? 'stop watching' : 'dismiss'} ${kind} ${collection}`);
    const channel = status === 'running' ? 'tasks.stopWatching' : 'tasks.dismiss';
    await this.#meanwhile(application.invoke(channel, { taskId: id }));
  }

  async #refresh(): Promise<void> {
    await this.#meanwhile(this.#parts.window.refresh());
  }

  /** Lets time pass until nothing is on its way any more, on the server or on the screen. */
  async #settle(): Promise<Picture> {
    const { time } = this.#parts;
    const end = time.now() + (this.ledger.isTroubled ? SETTLE_IN_TROUBLE_MS : SETTLE_MS);
    let calm = 0;
    for (;;) {
      await time.pass(this.#parts.lookMs);
      const picture = await this.ledger.remember();
      this.ledger.judgeEnds();
      calm = this.#isCalm(picture) ? calm + 1 : 0;
      if (calm >= CALM_LOOKS || time.now() > end) return picture;
    }
  }

  #isCalm(picture: Picture): boolean {
    const { window } = this.#parts;
    const waits = (task: Task): boolean => judgeRunning(task, picture).verdict === 'true';
    return (
      ![...picture.values()].some(({ isMoving }) => isMoving) &&
      !window.isReading() &&
      (window.shown.connected || this.ledger.isTroubled) &&
      // What another client loads is looked at once a second: the last look may be still to come.
      !window.shown.rows.some(({ state }) => ['checking', 'loading', 'reloading'].includes(state.kind)) &&
      this.ledger.running().every(waits)
    );
  }
}

/** Takes random steps, the same for the same seed, and counts what was true of what the screen said after each. */
export async function runTruth(parts: RunParts): Promise<RunResult> {
  const run = new Run(parts);
  await run.run();
  return { tally: run.ledger.tally, log: run.log };
}
