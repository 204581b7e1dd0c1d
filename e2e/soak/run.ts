import type { Task } from '@shared/domain/task';
import type { Application } from './application';
import { clicks, clickWeights } from './clicks';
import type { Person } from './clicks';
import type { Cluster, Picture } from './cluster';
import { deeds, makeAnother } from './deeds';
import type { OtherClient } from './deeds';
import { createDice } from './dice';
import type { Dice } from './dice';
import { judgeList, judgeOpened } from './judge';
import type { Statement } from './judge';
import { judgeEnd, judgeMade, judgeRunning } from './judge-tasks';
import type { TaskRecord } from './judge-tasks';
import type { Shown } from './Screen';
import { createTally } from './tally';
import type { Tally } from './tally';
import type { Time } from './time';
import type { Window } from './window';

/** So many looks in a row must find nothing on its way. */
const CALM_LOOKS = 3;
const SETTLE_MS = 120_000;
const SETTLE_IN_TROUBLE_MS = 10_000;
/** A look at a server in trouble may have taken that long, in ms. */
const LONG_LOOK_MS = 8000;
/** A fault lasts so many steps at the most. */
const MOST_STEPS = 3;
const FEWEST_COLLECTIONS = 4;
/** Pictures that are kept to judge what the screen says as of a while ago. */
const MOST_PICTURES = 400;

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
  readonly tally = createTally();
  readonly log: string[] = [];
  readonly #parts: RunParts;
  readonly #dice: Dice;
  readonly #person: Person;
  readonly #other: OtherClient;
  readonly #records = new Map<string, TaskRecord>();
  readonly #judged = new Set<string>();
  readonly #pictures: { at: number; picture: Picture }[] = [];
  #step = 0;
  #faultSteps = 0;
  /** When something was last wrong, ms since 1970. */
  #troubledAt = 0;
  /** Ids of collections that another client released and loaded between two looks. */
  readonly #reloaded = new Set<string | null>();

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#dice = createDice(parts.seed);
    let last = 0;
    const next = () => ++last;
    const { application, window, cluster } = parts;
    this.#person = { application, window, dice: this.#dice, next };
    this.#other = { cluster, dice: this.#dice, next };
  }

  async run(): Promise<void> {
    await this.#settle();
    for (this.#step = 1; this.#step <= this.#parts.steps; this.#step++) {
      await this.#takeStep();
      this.#judge(await this.#settle());
    }
    await this.#endFault();
    await this.#refresh();
    this.#judge(await this.#settle());
  }

  #say(words: string): void {
    this.log.push(`${String(this.#step)}. ${words}`);
  }

  get #shown(): Shown {
    const { window, distort } = this.#parts;
    return distort === undefined ? window.shown : distort(window.shown);
  }

  get #isTroubled(): boolean {
    return this.#faultSteps > 0;
  }

  async #takeStep(): Promise<void> {
    const kind = this.#dice.below(100);
    if (this.#faultSteps > 0 && --this.#faultSteps === 0) await this.#endFault();
    else if (kind < 56) await this.#click();
    else if (kind < 78) await this.#letOther(this.#anyCollection());
    else if (kind < 86 && !this.#isTroubled) await this.#startFault();
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
      this.#count(judgeMade(partition, row.summary.name, now), this.#isTroubled);
    }
    if (taskId === null) return;
    this.#records.set(taskId, { id: taskId, before, isDisturbed: false });
    if (!this.#dice.percent(20)) return;
    await this.#parts.time.pass(this.#dice.below(4000));
    await this.#letOther(row.summary.name);
  }

  async #letOther(collection: string | null): Promise<void> {
    const picture = await this.#remember();
    this.#judgeEnds();
    if (collection === null || picture.size < FEWEST_COLLECTIONS || this.#dice.percent(6)) {
      this.#say(`another client makes ${(await makeAnother(this.#other)) ?? 'nothing'}`);
    } else {
      const [name, deed] = this.#dice.pick(Object.entries(deeds));
      this.#say(`another client: ${name} ${collection}`);
      await deed(this.#other, collection);
    }
    for (const { id } of this.#running()) {
      const record = this.#records.get(id);
      if (record !== undefined) record.isDisturbed = true;
    }
    this.#noteReloads(picture, await this.#remember());
    await this.#refresh();
  }

  #noteReloads(before: Picture, now: Picture): void {
    for (const { name, id, fields } of now.values()) {
      const then = before.get(name)?.fields ?? null;
      const isOther = then !== null && fields !== null && then.join() !== fields.join();
      if (isOther) this.#reloaded.add(id);
      if (fields === null) this.#reloaded.delete(id);
    }
  }

  async #startFault(): Promise<void> {
    const fault = this.#dice.pick(this.#parts.cluster.faults);
    this.#say(`fault: ${fault.name}`);
    this.#faultSteps = 1 + this.#dice.below(MOST_STEPS);
    this.#troubledAt = this.#parts.time.now();
    await fault.start(this.#dice);
  }

  async #endFault(): Promise<void> {
    this.#say('the fault ends');
    this.#faultSteps = 0;
    this.#troubledAt = this.#parts.time.now();
    await this.#parts.cluster.endFault();
    const { time, window } = this.#parts;
    for (let looks = 0; !window.shown.connected && looks < 240; looks++) await time.pass(this.#parts.lookMs);
    this.#troubledAt = time.now();
    await this.#refresh();
  }

  async #letTimePass(): Promise<void> {
    const ms = this.#dice.percent(20) ? this.#parts.longMs : 1000 * (1 + this.#dice.below(20));
    this.#say(`${String(ms)} ms pass`);
    for (let at = 0; at < ms; at += this.#parts.lookMs) {
      await this.#parts.time.pass(this.#parts.lookMs);
      await this.#remember();
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

  #running(): Task[] {
    return this.#parts.application.tasks.list().filter(({ status }) => status === 'running');
  }

  async #remember(): Promise<Picture> {
    const at = this.#parts.time.now();
    const picture = await this.#parts.cluster.picture();
    this.#pictures.push({ at, picture });
    if (this.#pictures.length > MOST_PICTURES) this.#pictures.shift();
    return picture;
  }

  /** Lets time pass until nothing is on its way any more, on the server or on the screen. */
  async #settle(): Promise<Picture> {
    const { time } = this.#parts;
    const end = time.now() + (this.#isTroubled ? SETTLE_IN_TROUBLE_MS : SETTLE_MS);
    let calm = 0;
    for (;;) {
      await time.pass(this.#parts.lookMs);
      const picture = await this.#remember();
      this.#judgeEnds();
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
      (window.shown.connected || this.#isTroubled) &&
      !window.shown.rows.some(({ state }) => state.kind === 'checking') &&
      this.#running().every(waits)
    );
  }

  /** Judges the tasks that had ended when the server was last looked at. */
  #judgeEnds(): void {
    const last = this.#pictures.at(-1);
    if (last === undefined) return;
    const { at, picture } = last;
    for (const task of this.#parts.application.tasks.list()) {
      const record = this.#records.get(task.id);
      if (record === undefined || this.#judged.has(task.id)) continue;
      if (task.endedAt === null || task.endedAt > at) continue;
      this.#judged.add(task.id);
      const isExcused = this.#isTroubled || this.#troubledAt >= task.startedAt || record.isDisturbed;
      const comparesFields = this.#parts.cluster.fieldLists === 'honoured';
      const isOwn = task.kind === 'load' && task.status === 'done' && !record.isDisturbed;
      if (isOwn) this.#reloaded.delete(task.collectionId);
      const isUnseen = this.#reloaded.has(task.collectionId);
      const judge = (now: Picture) => judgeEnd(task, record, now, comparesFields && !isUnseen);
      for (const each of judge(picture)) {
        // Somebody else may undo what was reached before its last look has been answered.
        const wasSo = record.isDisturbed && this.#wasReached(task, judge);
        if (each.verdict === 'false' && wasSo) this.tally.count(each.kind, 'asOfThen');
        else this.#count(each, isExcused);
      }
    }
  }

  #wasReached(task: Task, judge: (now: Picture) => Statement[]): boolean {
    return this.#pictures
      .filter(({ at }) => at >= task.startedAt && at <= (task.endedAt ?? 0))
      .some(({ picture }) => judge(picture).every(({ verdict }) => verdict === 'true'));
  }

  #judge(picture: Picture): void {
    const shown = this.#shown;
    const excused = this.#isTroubled;
    for (const each of judgeList(shown, picture)) this.#countOrDate(each, shown.readAt, judgeList);
    const panelAt = shown.panel?.readAt ?? null;
    for (const each of judgeOpened(shown, picture)) this.#countOrDate(each, panelAt, judgeOpened);
    for (const task of this.#running()) {
      const statement = judgeRunning(task, picture);
      if (!excused || statement.verdict === 'true') this.#count(statement, excused);
    }
  }

  /** While something is wrong, what the screen says is meant as of the time that it names. */
  #countOrDate(
    statement: Statement,
    readAt: number | null,
    judge: (shown: Shown, picture: Picture) => Statement[],
  ): void {
    if (statement.verdict !== 'false' || !this.#isTroubled || readAt === null) {
      this.#count(statement, this.#isTroubled);
      return;
    }
    const { kind, about } = statement;
    const wasTrue = this.#pictures
      .filter(({ at }) => at >= readAt - LONG_LOOK_MS)
      .some(({ picture }) => {
        const then = judge(this.#shown, picture).filter((each) => each.kind === kind && each.about === about);
        return then.every(({ verdict }) => verdict !== 'false');
      });
    if (wasTrue) this.tally.count(kind, 'asOfThen');
    else this.#count(statement, true);
  }

  #wasReloaded(name: string): boolean {
    const row = this.#shown.rows.find(({ summary }) => summary.name === name);
    return row !== undefined && this.#reloaded.has(row.summary.id);
  }

  #count(statement: Statement, isExcused: boolean): void {
    const { kind, verdict } = statement;
    // Nobody knows the fields that others loaded; saying so is the truth.
    const maySay = isExcused || kind === 'fields in memory';
    const isUnseen = verdict === 'false' && kind === 'fields in memory' && this.#wasReloaded(statement.about);
    const unknown = maySay ? 'unknown' : 'needlesslyUnknown';
    const how = isUnseen ? 'reloadedUnseen' : verdict === 'unknown' ? unknown : verdict;
    this.tally.count(kind, how);
    if (how === 'false' || how === 'needlesslyUnknown') this.tally.keep({ step: this.#step, statement });
  }
}

/** Takes random steps, the same for the same seed, and counts what was true of what the screen said after each. */
export async function runTruth(parts: RunParts): Promise<RunResult> {
  const run = new Run(parts);
  await run.run();
  return { tally: run.tally, log: run.log };
}
