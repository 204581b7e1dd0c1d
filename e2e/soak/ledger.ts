import type { Task } from '@shared/domain/task';
import type { Application } from './application';
import { pictureBetween } from './cluster';
import type { Cluster, Picture } from './cluster';
import { judgeList, judgeOpened } from './judge';
import type { Statement } from './judge';
import { judgeEnd, judgeRunning } from './judge-tasks';
import type { TaskRecord } from './judge-tasks';
import type { Shown } from './Screen';
import { createTally } from './tally';
import type { Time } from './time';

/** Pictures that are kept to judge what the screen says as of a while ago. */
const MOST_PICTURES = 400;
/** A look at a server in trouble may have taken that long, in ms. */
const LONG_LOOK_MS = 8000;

/** What is looked at. */
interface LedgerParts {
  cluster: Cluster;
  application: Application;
  time: Time;
}

/** What the server held when, what was done to it, and how true what was said about it was. */
export class Ledger {
  readonly tally = createTally();
  /** The step that is being taken. */
  step = 0;
  /** Something is wrong that was ordered. */
  isTroubled = false;
  /** When something was last wrong, ms since 1970. */
  #troubledAt = 0;
  readonly #parts: LedgerParts;
  readonly #shown: () => Shown;
  readonly #records = new Map<string, TaskRecord>();
  readonly #judged = new Set<string>();
  readonly #pictures: { at: number; picture: Picture }[] = [];
  /** From the look before another client did something to the one after it, ms since 1970. */
  readonly #disturbances: { from: number; to: number }[] = [];
  /** Ids of collections that another client released and loaded between two looks. */
  readonly #reloaded = new Set<string | null>();

  constructor(parts: LedgerParts, shown: () => Shown) {
    this.#parts = parts;
    this.#shown = shown;
  }

  /** Something goes wrong from now on, or no longer. */
  trouble(isTroubled: boolean): void {
    this.isTroubled = isTroubled;
    this.#troubledAt = this.#parts.time.now();
  }

  /** A task began when the server held that. */
  began(id: string, before: Picture): void {
    this.#records.set(id, { id, before, isDisturbed: false });
  }

  /** Another client did something between these two pictures, of which the second is the newest. */
  disturb(before: Picture, now: Picture): void {
    const from = this.#pictures.find(({ picture }) => picture === before)?.at;
    if (from !== undefined) this.#disturbances.push({ from, to: this.#parts.time.now() });
    // Also those that have ended since the look before it.
    const touched = ({ endedAt }: Task): boolean => endedAt === null || endedAt >= (from ?? Infinity);
    for (const { id } of this.#parts.application.tasks.list().filter(touched)) {
      const record = this.#records.get(id);
      if (record !== undefined) record.isDisturbed = true;
    }
    this.#noteReloads(before, now);
  }

  running(): Task[] {
    return this.#parts.application.tasks.list().filter(({ status }) => status === 'running');
  }

  /** Looks at the server. */
  async remember(): Promise<Picture> {
    const at = this.#parts.time.now();
    const picture = await this.#parts.cluster.picture();
    this.#pictures.push({ at, picture });
    if (this.#pictures.length > MOST_PICTURES) this.#pictures.shift();
    return picture;
  }

  #noteReloads(before: Picture, now: Picture): void {
    for (const { name, id, fields } of now.values()) {
      const then = before.get(name)?.fields ?? null;
      const isOther = then !== null && fields !== null && then.join() !== fields.join();
      if (isOther) this.#reloaded.add(id);
      if (fields === null) this.#reloaded.delete(id);
    }
  }

  /** Judges the tasks that had ended when the server was last looked at. */
  judgeEnds(): void {
    const last = this.#pictures.at(-1);
    if (last === undefined) return;
    const { at, picture } = last;
    for (const task of this.#parts.application.tasks.list()) {
      const record = this.#records.get(task.id);
      if (record === undefined || this.#judged.has(task.id)) continue;
      if (task.endedAt === null || task.endedAt > at) continue;
      this.#judged.add(task.id);
      const isExcused = this.isTroubled || this.#troubledAt >= task.startedAt || record.isDisturbed;
      const comparesFields = this.#parts.cluster.fieldLists === 'honoured';
      const isOwn = task.kind === 'load' && task.status === 'done' && !record.isDisturbed;
      if (isOwn) this.#reloaded.delete(task.collectionId);
      const isUnseen = this.#reloaded.has(task.collectionId);
      const judge = (now: Picture) => judgeEnd(task, record, now, comparesFields && !isUnseen);
      for (const each of judge(picture)) {
        // Somebody else may undo what was reached before its last look has been answered.
        const wasSo = record.isDisturbed && (this.#wasReached(task, judge) || this.#endedUnseen(task));
        if (each.verdict === 'false' && wasSo) this.tally.count(each.kind, 'asOfThen');
        else this.count(each, isExcused);
      }
    }
  }

  /** It ended while another client was at work, between two looks: what was so in that moment nobody saw. */
  #endedUnseen({ endedAt }: Task): boolean {
    return this.#disturbances.some(({ from, to }) => endedAt !== null && endedAt >= from && endedAt <= to);
  }

  #wasReached(task: Task, judge: (now: Picture) => Statement[]): boolean {
    return this.#pictures
      .filter(({ at }) => at >= task.startedAt && at <= (task.endedAt ?? 0))
      .some(({ picture }) => judge(picture).every(({ verdict }) => verdict === 'true'));
  }

  /** Judges everything that the screen says now. */
  judgeScreen(picture: Picture): void {
    const shown = this.#shown();
    const excused = this.isTroubled;
    for (const each of judgeList(shown, picture)) this.#countOrDate(each, shown.readAt, judgeList);
    const panelAt = shown.panel?.readAt ?? null;
    for (const each of judgeOpened(shown, picture)) this.#countOrDate(each, panelAt, judgeOpened);
    for (const task of this.running()) {
      const statement = judgeRunning(task, picture);
      if (!excused || statement.verdict === 'true') this.count(statement, excused);
    }
  }

  /** While something is wrong, what the screen says is meant as of the time that it names. */
  #countOrDate(
    statement: Statement,
    readAt: number | null,
    judge: (shown: Shown, picture: Picture) => Statement[],
  ): void {
    if (statement.verdict !== 'false' || !this.isTroubled || readAt === null) {
      this.count(statement, this.isTroubled);
      return;
    }
    const { kind, about } = statement;
    const seen = this.#pictures.filter(({ at }) => at >= readAt - LONG_LOOK_MS).map(({ picture }) => picture);
    const between = seen.slice(1).map((after, index) => pictureBetween(seen[index] ?? after, after));
    const wasTrue = [...seen, ...between].some((picture) => {
      const then = judge(this.#shown(), picture).filter((each) => each.kind === kind && each.about === about);
      return then.every(({ verdict }) => verdict !== 'false');
    });
    if (wasTrue) this.tally.count(kind, 'asOfThen');
    else this.count(statement, true);
  }

  #wasReloaded(name: string): boolean {
    const row = this.#shown().rows.find(({ summary }) => summary.name === name);
    return row !== undefined && this.#reloaded.has(row.summary.id);
  }

  /** @param isExcused something is wrong, or was: the screen may say that it does not know */
  count(statement: Statement, isExcused: boolean): void {
    const { kind, verdict } = statement;
    // Nobody knows the fields that others loaded; saying so is the truth.
    const maySay = isExcused || kind === 'fields in memory';
    const isUnseen = verdict === 'false' && kind === 'fields in memory' && this.#wasReloaded(statement.about);
    const unknown = maySay ? 'unknown' : 'needlesslyUnknown';
    const how = isUnseen ? 'reloadedUnseen' : verdict === 'unknown' ? unknown : verdict;
    this.tally.count(kind, how);
    if (how === 'false' || how === 'needlesslyUnknown') this.tally.keep({ step: this.step, statement });
  }
}
