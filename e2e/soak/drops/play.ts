import { setMaxListeners } from 'node:events';
import type { BulkEntry } from '@shared/domain/bulk';
import type { DropPlan, DropTarget } from '@shared/domain/drop';
import type { Environment } from '@shared/domain/environment';
import type { Task } from '@shared/domain/task';
import { appError, FalconerError } from '@shared/ipc/result';
import { TICKET_MS } from '../../../electron/ipc/tickets';
import { createDice } from '../dice';
import type { Dice } from '../dice';
import { agreedOf } from './agreed';
import type { Agreed } from './agreed';
import { drawNamesOfPlan, drawSettings, drawTargets, fill, orderTrouble, orderUnreadable } from './draw';
import { mistype } from './hostile-names';
import { judge } from './judge';
import type { Ended } from './judge';
import { drawMeddling } from './meddle';
import { keyOf } from './others';
import { CONNECTION, FOREIGN } from './stage';
import type { DropStage } from './stage';
import type { DropTally } from './tally';
import { sends } from './witness';
import type { Actor } from './witness';

const ENVIRONMENTS: readonly Environment[] = ['development', 'staging', 'production'];
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A request of `drops.start` that was made, and what has to come of it. */
interface Start {
  /** Null: nothing may come of it. */
  agreed: readonly Agreed[] | null;
  what: string;
  answer: Awaited<ReturnType<DropStage['start']>>;
}

/** Plans one drop or several, does with the ticket what a person, a mistake or an attacker may do, and judges. */
class PlanPlay {
  readonly story: string[] = [];
  readonly #stage: DropStage;
  readonly #dice: Dice;
  readonly #profile: string;
  readonly #no: number;
  readonly #tally: DropTally;
  readonly #checkedAt = new Map<string, number>();
  readonly #tasks = new Map<string, Task>();
  readonly #agreed: Agreed[] = [];
  readonly #starts: Start[] = [];
  #page = new AbortController();
  #plans = 0;
  #hasCause = false;

  constructor(stage: DropStage, tally: DropTally, at: { profile: string; seed: number; no: number }) {
    this.#stage = stage;
    this.#tally = tally;
    this.#profile = at.profile;
    this.#no = at.no;
    this.#dice = createDice(Math.imul(at.seed + 1, 0x9e3779b1) ^ Math.imul(at.no + 1, 0x85ebca6b));
    for (let warm = 0; warm < 5; warm++) this.#dice.below(2);
  }

  readonly #note = (group: string, what: string): void => {
    this.#tally.count(this.#profile, group, what);
  };

  readonly #isFalse = (what: string, about: unknown): void => {
    this.#tally.falsehoods.push(
      `${this.#profile} plan ${String(this.#no)}: ${what}\n    ${JSON.stringify(about)}\n    ${this.story.join('\n    ')}`,
    );
  };

  #say(words: string): void {
    this.story.push(words);
  }

  async run(): Promise<void> {
    this.#note('asked', 'plans');
    this.#prepare();
    const stop = this.#stage.tasks.onChange((task) => {
      this.#see(task);
    });
    try {
      await this.#play();
    } finally {
      stop();
      await this.#clearAway();
    }
  }

  #see(task: Task): void {
    this.#tasks.set(task.id, task);
    const check = task.steps.find(({ kind }) => kind === 'check');
    if (check?.status !== 'done' || this.#checkedAt.has(task.id)) return;
    const { witness } = this.#stage;
    this.#checkedAt.set(task.id, witness.readAt(keyOf(task.database, task.collection)));
  }

  #prepare(): void {
    const { sandbox, witness, kept, keeping, announced, connection, settings } = this.#stage;
    const dice = this.#dice;
    setMaxListeners(0, this.#page.signal);
    witness.begin();
    witness.whoSends = (method, request) => this.#whoSends(method, request);
    kept.length = 0;
    announced.length = 0;
    keeping.fault = null;
    // What is remembered of calls is not looked at.
    (sandbox.calls as unknown[]).length = 0;
    connection.environment = dice.pick(ENVIRONMENTS);
    settings.value = drawSettings(dice);
  }

  /** Who sends a change; its line has to be in the log by then. */
  #whoSends(method: string, request: Record<string, unknown>): Actor {
    const { kept, announced, tasks } = this.#stage;
    const found = tasks.list().find((task) => sends(task, method, request));
    const line = announced.find(({ intent, until }) => intent.taskId === found?.id && until === Infinity);
    if (found === undefined) this.#isFalse('a change without a task', { method, request });
    else if (line === undefined) this.#isFalse('no line in the log', { method, request });
    return { taskId: found?.id ?? null, kept: kept.length };
  }

  async #play(): Promise<void> {
    const { sandbox } = this.#stage;
    const dice = this.#dice;
    const names = drawNamesOfPlan(dice);
    fill(sandbox.world, dice, names);
    const targets = drawTargets(sandbox.world, dice, names);
    const keepsCopy = dice.percent(70);
    this.#say(JSON.stringify({ environment: this.#stage.connection.environment, keepsCopy, targets }));
    this.#tally.count(this.#profile, 'asked', 'targets', targets.length);
    const meddles = this.#drawMeddling(targets, names.free);
    if (dice.percent(4)) this.#trouble();
    if (keepsCopy && dice.percent(8)) this.#hideParts();
    const request = { connectionId: CONNECTION, targets, keepsCopy };
    const planned = await this.#plan(request);
    if (planned === null) {
      judge(this.#evidence([]));
      return;
    }
    for (const meddle of meddles) meddle();
    if (dice.percent(30)) this.#trouble();
    if (keepsCopy && dice.percent(12)) this.#hideParts();
    if (keepsCopy && dice.percent(4)) this.#failKeeping();
    const second = dice.percent(5) ? await this.#plan(request) : null;
    await this.#useTicket(planned, second);
    const ended = await this.#untilEnded();
    this.#judgeStarts();
    judge(this.#evidence(ended));
    this.#note('with', this.#hasCause ? 'trouble, or somebody else' : 'nothing in the way');
  }

  #evidence(ended: readonly Ended[]) {
    return {
      ...{ stage: this.#stage, agreed: this.#agreed, ended, hasCause: this.#hasCause },
      ...{ checkedAt: this.#checkedAt, tasks: this.#tasks, note: this.#note, isFalse: this.#isFalse },
    };
  }

  #trouble(): void {
    const { sandbox, outage, now } = this.#stage;
    const said = orderTrouble(sandbox, this.#dice, (ms) => {
      sandbox.faults.beUnavailable(ms);
      outage.until = now() + ms;
    });
    for (const words of said) this.#say(`trouble: ${words}`);
    this.#hasCause = true;
  }

  #hideParts(): void {
    this.#say(`trouble with the copy: ${orderUnreadable(this.#stage.sandbox, this.#dice)}`);
    this.#hasCause = true;
  }

  #failKeeping(): void {
    const params = { file: 'archive' };
    this.#stage.keeping.fault = new FalconerError(appError('storageFailed', { params, detail: 'ENOSPC' }));
    this.#say('no copy can be kept');
    this.#hasCause = true;
  }

  #drawMeddling(targets: DropTarget[], freeNames: string[]): (() => void)[] {
    if (!this.#dice.percent(50)) return [];
    const happens = (words: string): void => {
      this.#hasCause = true;
      this.#say(words);
    };
    return drawMeddling(this.#stage, this.#dice, { targets, freeNames, happens });
  }

  async #plan(request: Parameters<DropStage['plan']>[0]): Promise<DropPlan | null> {
    const planned = await this.#stage.plan(request, this.#page.signal);
    if (!planned.ok) {
      this.#note('refused a plan', planned.error.code);
      return null;
    }
    const { items, ticket } = planned.data;
    for (const [at, item] of items.entries()) {
      for (const { kind } of item.blockers) this.#note('not in a plan', kind);
      const asked = request.targets[at];
      const { ref } = item.target;
      if (ref.collection !== asked?.ref.collection || ref.database !== asked.ref.database)
        this.#isFalse('another name in the plan', item);
      const before = asked?.ref.collectionId ?? null;
      if (before !== null && before !== ref.collectionId && item.blockers.length === 0)
        this.#isFalse('another id in the plan', item);
    }
    if (ticket === null) this.#note('refused a plan', 'nothing of it can be dropped');
    return ticket === null ? null : planned.data;
  }

  /** A start that is as it should be: from here on the plan's items may be dropped. */
  async #right(plan: DropPlan, what: string): Promise<Start> {
    const number = ++this.#plans;
    const chosen = plan.items.filter(({ blockers }) => blockers.length === 0);
    const agreed = chosen.map((item) => agreedOf(item, this.#stage.sandbox, number));
    this.#agreed.push(...agreed);
    if (plan.waitMs > 0 && this.#dice.percent(15)) this.#takeBack();
    return this.#start(plan, { what, agreed, typed: plan.phrases.map(({ text }) => text) });
  }

  async #start(
    { ticket }: DropPlan,
    how: Pick<Start, 'what' | 'agreed'> & { typed: string[]; connectionId?: string; page?: AbortSignal },
  ): Promise<Start> {
    const { what, agreed, typed, connectionId = CONNECTION, page = this.#page.signal } = how;
    this.#say(`${what}: ${JSON.stringify(typed)}`);
    const answer = await this.#stage.start({ connectionId, ticket: ticket ?? 'none', typed }, page);
    this.#say(`  ${answer.ok ? 'started' : `${answer.error.code} ${JSON.stringify(answer.error.params)}`}`);
    const start = { agreed, what, answer };
    this.#starts.push(start);
    return start;
  }

  #takeBack(): void {
    const { whileWaiting, tasks, bulks } = this.#stage;
    this.#hasCause = true;
    whileWaiting.call = async () => {
      this.#say('it is taken back');
      const isWaiting = ({ steps }: Task): boolean =>
        steps.some(({ kind, status }) => kind === 'wait' && status === 'running');
      for (const task of tasks.list()) if (isWaiting(task)) tasks.undo(task.id);
      for (const { id, startsAt } of await bulks.list()) if (startsAt !== null) await bulks.stop(id);
    };
  }

  async #useTicket(plan: DropPlan, second: DropPlan | null): Promise<void> {
    const dice = this.#dice;
    const typed = plan.phrases.map(({ text }) => text);
    const refusedStart = (what: string, more: object = {}): Promise<Start> =>
      this.#start(plan, { what, agreed: null, typed, ...more });
    const way = dice.below(100);
    if (second !== null) {
      this.#hasCause = true;
      await Promise.all([this.#right(plan, 'agreed'), this.#right(second, 'agreed a second time')]);
    } else if (way < 55) await this.#right(plan, 'agreed');
    else if (way < 59) {
      this.#stage.pass(TICKET_MS - 1);
      await this.#right(plan, 'agreed just in time');
    } else if (way < 64) {
      this.#stage.pass(TICKET_MS + dice.below(5000));
      await refusedStart('too late');
    } else if (way < 69) {
      await refusedStart('from another page', { page: new AbortController().signal });
      if (dice.percent(50)) await this.#right(plan, 'agreed from its own');
    } else if (way < 73) {
      await refusedStart('over another connection', { connectionId: FOREIGN });
      if (dice.percent(50)) await this.#right(plan, 'agreed over its own');
    } else if (way < 76) {
      this.#page.abort();
      await refusedStart('from a page that is gone');
    } else if (way < 79) {
      const { connection } = this.#stage;
      connection.environment = dice.pick(ENVIRONMENTS.filter((each) => each !== connection.environment));
      await refusedStart('in another environment');
    } else if (way < 82)
      await this.#start(
        { ...plan, ticket: `${plan.ticket ?? ''}0` },
        { what: 'a made-up ticket', agreed: null, typed },
      );
    else if (way < 90) await this.#typeWrong(plan, typed);
    else {
      const first = this.#right(plan, 'agreed');
      if (dice.percent(50)) await first;
      await refusedStart('the same ticket again');
      await first;
    }
  }

  async #typeWrong(plan: DropPlan, typed: string[]): Promise<void> {
    const dice = this.#dice;
    const at = dice.below(Math.max(1, typed.length));
    const wrong = dice.percent(20)
      ? dice.pick([[...typed, 'x'], typed.slice(1), [...typed].reverse(), ['']])
      : typed.map((text, place) => (place === at ? mistype(dice, text) : text));
    if (JSON.stringify(wrong) === JSON.stringify(typed)) {
      await this.#right(plan, 'agreed');
      return;
    }
    await this.#start(plan, { what: 'typed wrong', agreed: null, typed: wrong });
    if (dice.percent(50)) await this.#start(plan, { what: 'typed right after that', agreed: null, typed });
  }

  #judgeStarts(): void {
    for (const { agreed, what, answer } of this.#starts) {
      this.#note('tickets', what);
      if (answer.ok) {
        this.#note('started', answer.data.bulk === null ? 'as one' : 'as a list');
        if (agreed === null) this.#isFalse('accepted what has to be refused', what);
        continue;
      }
      const { code, params } = answer.error;
      this.#note('refused a start', [code, params.why].filter(Boolean).join(' '));
      if (agreed !== null && code !== 'taskConflict')
        this.#isFalse('refused what is as it should be', answer);
    }
  }

  /** Lets time pass until nothing that was started is under way. */
  async #until(isOver: () => boolean | Promise<boolean>): Promise<void> {
    const { outage, now, pass } = this.#stage;
    while (!(await isOver())) {
      await turn();
      // Nobody sleeps where everything is held until the server is there.
      if (now() < outage.until) pass(100);
    }
  }

  async #untilEnded(): Promise<Ended[]> {
    const { tasks, bulks, sandbox } = this.#stage;
    const ended: Ended[] = [];
    for (const { agreed, answer } of this.#starts) {
      if (!answer.ok || agreed === null) continue;
      const { task, bulk } = answer.data;
      const [only] = agreed;
      if (task !== null && only !== undefined) {
        const now = (): Task | undefined => tasks.list().find(({ id }) => id === task.id);
        await this.#until(() => now()?.status !== 'running');
        const { status = 'gone', error = null } = now() ?? {};
        ended.push({ agreed: only, state: status, code: error?.code ?? null, taskId: task.id });
      }
      if (bulk === null) continue;
      const state = async () => (await bulks.list()).find(({ id }) => id === bulk.id);
      await this.#until(async () => (await state())?.state !== 'running');
      sandbox.faults.end();
      await this.#until(async () => (await state())?.isResolving !== true);
      const { entries } = await bulks.entries(bulk.id, 0, 1000);
      ended.push(...entries.flatMap((entry, at) => this.#endOf(entry, agreed[at])));
    }
    sandbox.faults.end();
    // Also what should never have been started.
    await this.#until(async () => (await bulks.list()).every(({ state }) => state !== 'running'));
    await this.#until(() => tasks.list().every(({ status }) => status !== 'running'));
    return ended;
  }

  #endOf({ result }: BulkEntry, agreed: Agreed | undefined): Ended[] {
    if (agreed === undefined) this.#isFalse('more in the list than was agreed to', result);
    const { state, error, taskId } = result;
    return agreed === undefined ? [] : [{ agreed, state, code: error?.code ?? null, taskId }];
  }

  async #clearAway(): Promise<void> {
    const { tasks, sandbox, whileWaiting, outage, heal, now, pass } = this.#stage;
    sandbox.faults.end();
    whileWaiting.call = null;
    if (now() < outage.until) pass(outage.until - now());
    outage.until = 0;
    this.#stage.witness.begin();
    await heal();
    for (const { id } of tasks.list()) tasks.dismiss(id);
    this.#page.abort();
  }
}

/** Plays one plan that follows from the seed and its number. */
export async function playPlan(
  stage: DropStage,
  tally: DropTally,
  at: { profile: string; seed: number; no: number },
): Promise<void> {
  await new PlanPlay(stage, tally, at).run();
}
