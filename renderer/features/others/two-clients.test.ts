import fc from 'fast-check';
import { expect, it } from 'vitest';
import { booksRef, fakeRef } from '@renderer/test/fake-database';
import { taskOf } from '@renderer/test/samples';
import type { Named } from './changes';
import { collectionNames, oursOf } from './deeds';
import type { Deed } from './deeds';
import { createChangesWatch } from './watch';
import type { ChangesOfOthers, Look } from './watch';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const STEP_MS = 10;

type Verb = 'make' | 'drop' | 'rename' | 'remake';
interface Doing {
  verb: Verb;
  name: string;
  to: string;
}
type Step =
  | { kind: 'others'; doing: Doing }
  | { kind: 'ours'; doing: Doing; sentAfter: number; endedAfter: number; status: Deed['status'] }
  | { kind: 'look'; arrivesAfter: number; fails: boolean }
  | { kind: 'dismiss' | 'forgetTasks' };

const doing = fc.record({
  verb: fc.constantFrom<Verb>('make', 'drop', 'rename', 'remake'),
  name: fc.constantFrom(...NAMES),
  to: fc.constantFrom(...NAMES),
});
const delay = fc.nat({ max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('others' as const), doing }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant('ours' as const), doing, sentAfter: delay, endedAfter: delay },
      status: fc.constantFrom<Deed['status']>('done', 'failed', 'unknown'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('look' as const), arrivesAfter: delay, fails: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('dismiss' as const, 'forgetTasks' as const) }) },
);

/** A server whose list two clients change, and the watch that one of them has over it. */
class TwoClients {
  now = 1000;
  readonly #world = new Map<string, string>(NAMES.slice(0, 3).map((name, at) => [name, String(at)]));
  #lastId = 100;
  #deeds: Deed[] = [];
  readonly #later: { at: number; run: () => void }[] = [];
  /** Who has touched which name, and when. */
  readonly #touched: { at: number; name: string; by: 'us' | 'others' }[] = [];
  /** Names that a deed of ours was ever about. */
  readonly #ours = new Set<string>();
  readonly #renames: (readonly [string, string])[] = [];
  readonly #watch = createChangesWatch();
  /** The one that arrived last, and the one that was read last. */
  #look: Look | null = null;
  #newest: Look | null = null;

  constructor(readonly hasIds: boolean) {}

  play(step: Step): void {
    this.now += STEP_MS;
    this.#runDue();
    if (step.kind === 'others') this.#change(step.doing, 'others');
    else if (step.kind === 'ours') this.#begin(step);
    else if (step.kind === 'look') this.#read(step.arrivesAfter, step.fails);
    else if (step.kind === 'dismiss') this.#watch.dismiss();
    else this.#deeds = this.#deeds.filter(({ status }) => status === 'running' || status === 'unknown');
    this.#judge();
  }

  #runDue(): void {
    for (const each of this.#later.filter(({ at }) => at <= this.now)) {
      this.#later.splice(this.#later.indexOf(each), 1);
      each.run();
      this.#see();
    }
  }

  #change({ verb, name, to }: Doing, by: 'us' | 'others'): void {
    const touch = (touched: string) => this.#touched.push({ at: this.now, name: touched, by });
    const id = this.#world.get(name);
    if ((verb === 'make') === (id !== undefined)) return;
    if (verb === 'rename' && (this.#world.has(to) || id === undefined)) return;
    touch(name);
    this.#world.delete(name);
    if (verb === 'make' || verb === 'remake') this.#world.set(name, String((this.#lastId += 1)));
    if (verb === 'rename' && id !== undefined) {
      touch(to);
      this.#renames.push([name, to]);
      this.#world.set(to, id);
    }
  }

  #begin({ doing, sentAfter, endedAfter, status }: Extract<Step, { kind: 'ours' }>): void {
    const { verb, name, to } = doing;
    this.#ours.add(name);
    if (verb === 'rename') this.#ours.add(to);
    const kinds = { make: 'recreate', drop: 'dropCollection', rename: 'renameCollection' } as const;
    const begun: Deed = {
      ...taskOf({ ...booksRef, collection: name, status: 'running' }),
      ...(verb === 'remake' ? { kind: 'recreate' } : { kind: kinds[verb] }),
      ...(verb === 'rename' ? { name: to } : {}),
    };
    this.#deeds = [...this.#deeds, begun];
    const sentAt = this.now + sentAfter * STEP_MS;
    // A lost request is carried out whenever the server likes; any other before it is known how it ended.
    const endsAt = status === 'unknown' ? this.now + endedAfter * STEP_MS : sentAt + endedAfter * STEP_MS;
    const end = () => {
      const ended: Deed = { ...begun, status, endedAt: this.now };
      this.#deeds = this.#deeds.map((each) => (each === begun ? ended : each));
    };
    this.#later.push({ at: sentAt, run: () => this.#change(doing, 'us') }, { at: endsAt, run: end });
  }

  #read(arrivesAfter: number, fails: boolean): void {
    const items = [...this.#world].map(([name, id]): Named => ({ name, id: this.hasIds ? id : null }));
    const look: Look = { readAt: this.now, items };
    const arrive = () => {
      if (fails) return;
      this.#look = look;
      if (look.readAt >= (this.#newest?.readAt ?? 0)) this.#newest = look;
    };
    this.#later.push({ at: this.now + arrivesAfter * STEP_MS, run: arrive });
    this.#runDue();
  }

  #see(): void {
    this.#watch.see(this.#look, (since) => oursOf(this.#deeds, since, collectionNames(fakeRef)));
  }

  #namesTold({ changes: { appeared, gone, remade, renamed } }: ChangesOfOthers): string[] {
    return [...appeared, ...gone, ...remade, ...renamed.flatMap(({ before, now }) => [before, now])];
  }

  /** Whatever is told, somebody else has done since then, and nobody but others. */
  #judge(): void {
    this.#see();
    const told = this.#watch.told();
    if (told === null) return;
    for (const name of this.#namesTold(told)) {
      const since = this.#touched.filter((each) => each.name === name && each.at >= told.since);
      const by = new Set(since.map((each) => each.by));
      expect(by, `${name} is told since ${String(told.since)}`).toContain('others');
      expect(by, `${name} was ours as well`).not.toContain('us');
    }
    if (!this.hasIds) expect([told.changes.remade, told.changes.renamed]).toEqual([[], []]);
  }

  /** What is not told of a fresh look though a name of it, which nobody but others touched, has come or gone. */
  untold(): string[] {
    this.#later.splice(0);
    this.#watch.dismiss();
    const before = new Set(this.#newest?.items.map(({ name }) => name));
    if (this.#newest === null) return [];
    this.now += STEP_MS;
    this.#read(0, false);
    this.#see();
    const now = new Set(this.#world.keys());
    // A rename that has to do with a name of ours is not told.
    for (const [from, to] of [...this.#renames, ...this.#renames]) {
      if (this.#ours.has(from) || this.#ours.has(to)) this.#ours.add(from).add(to);
    }
    const changed = NAMES.filter((name) => before.has(name) !== now.has(name));
    const told = this.#watch.told();
    const names = new Set(told === null ? [] : this.#namesTold(told));
    return changed.filter((each) => !this.#ours.has(each) && !names.has(each));
  }
}

it.each([true, false])(
  'with ids: %s: nothing is told that nobody else did, and what only others did is told',
  (hasIds) => {
    let told = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const clients = new TwoClients(hasIds);
        for (const each of steps) clients.play(each);
        expect(clients.untold()).toEqual([]);
        told += 1;
      }),
      { numRuns: 1500 },
    );
    expect(told).toBe(1500);
  },
);
