import type { CollectionRow } from '@renderer/features/collections/model/row';
import type { CollectionDetail } from '@shared/domain/collection';
import type { DropTarget } from '@shared/domain/drop';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { Application } from './application';
import type { Dice } from './dice';
import { DATABASE } from './window';
import type { Window } from './window';

/** A person at the window. */
export interface Person {
  application: Application;
  window: Window;
  dice: Dice;
  /** A number that was not used yet. */
  next: () => number;
}

/** What came of a click: what was asked for, in words, and the task if one began. */
export interface Clicked {
  words: string;
  taskId: string | null;
  /** A partition that was asked for, and what was said of it. */
  partition?: { collectionId: string | null; name: string; said: 'made' | 'not made' | 'unknown' };
}

const AGREED = { acknowledged: true, typedName: null };
const MOST_PARTITIONS = 6;

const refOf = ({ summary: { name, id } }: CollectionRow): CollectionRef => ({
  ...{ ...DATABASE, collection: name, collectionId: id },
});

const inMemory = ({ summary }: CollectionRow) => summary.memoryPercent !== null;

interface TaskAnswer {
  ok: boolean;
  data?: { id: string };
  error?: { code: string };
}

async function started(words: string, asking: Promise<unknown>): Promise<Clicked> {
  const answer = (await asking) as TaskAnswer;
  if (answer.ok) return { words, taskId: answer.data?.id ?? null };
  return { words: `${words} (${answer.error?.code ?? ''})`, taskId: null };
}

/** Fields that a load may ask for: the keys, a vector at the least, and some of the rest, in their order. */
function someFields({ fields }: CollectionDetail, dice: Dice): string[] {
  const [first] = fields.filter(({ isVector }) => isVector);
  return fields
    .filter((field) => field === first || field.roles.length > 0 || dice.percent(50))
    .map(({ name }) => name);
}

/** Asks what would go, types what has to be typed, and agrees; answers with the task. */
async function drop({ invoke }: Application, target: DropTarget): Promise<TaskAnswer> {
  const { connectionId } = target.ref;
  const plan = await invoke('drops.plan', { connectionId, targets: [target], keepsCopy: true });
  if (!plan.ok) return plan;
  const { ticket, phrases } = plan.data;
  if (ticket === null) return { ok: false, error: { code: 'blocked' } };
  const typed = phrases.map(({ text }) => text);
  const answer = await invoke('drops.start', { connectionId, ticket, typed });
  return answer.ok && answer.data.task !== null ? { ok: true, data: answer.data.task } : { ok: false };
}

async function partitionsOf({ application }: Person, row: CollectionRow): Promise<string[]> {
  const answer = await application.invoke('partitions.list', refOf(row));
  return answer.ok ? answer.data.partitions.map(({ name }) => name) : [];
}

async function optionsFor(person: Person, row: CollectionRow): Promise<LoadOptions> {
  const { dice } = person;
  const options = { ...LOAD_EVERYTHING, releaseFirst: inMemory(row) && dice.percent(50) };
  const kind = dice.below(10);
  if (kind < 4) return options;
  if (kind < 7 && row.detail !== null) {
    const fields = someFields(row.detail, dice);
    const skipDynamicField = row.detail.dynamicField && dice.percent(50);
    return {
      ...{ ...options, skipDynamicField },
      fields: fields.length === row.detail.fields.length ? null : fields,
    };
  }
  if (kind < 9) {
    const partitions = await partitionsOf(person, row);
    if (partitions.length > 0) return { ...options, partitions: dice.some(partitions) };
  }
  return { ...options, replicas: 1 + dice.below(3) };
}

type Click = (person: Person, row: CollectionRow) => Promise<Clicked>;

const nothing = (words: string): Clicked => ({ words: `${words}: nothing to do`, taskId: null });

/** What a person does to a collection, by name. */
export const clicks: Readonly<Record<string, Click>> = {
  load: async (person, row) => {
    const options = await optionsFor(person, row);
    const { fields, partitions, replicas, releaseFirst } = options;
    const asking = person.application.invoke('collections.load', {
      ...{ ...refOf(row), options, confirmation: AGREED },
    });
    return started(
      `load ${row.summary.name} ${JSON.stringify({ fields, partitions, replicas, releaseFirst })}`,
      asking,
    );
  },
  release: ({ application }, row) =>
    started(
      `release ${row.summary.name}`,
      application.invoke('collections.release', { ...refOf(row), confirmation: AGREED }),
    ),
  'release partitions': async (person, row) => {
    const all = await partitionsOf(person, row);
    if (all.length === 0) return nothing('release partitions');
    const partitions = person.dice.some(all);
    return started(
      `release ${partitions.join(', ')} of ${row.summary.name}`,
      person.application.invoke('partitions.release', { ...refOf(row), partitions, confirmation: AGREED }),
    );
  },
  'refresh a load': ({ application }, row) =>
    started(
      `refresh the load of ${row.summary.name}`,
      application.invoke('collections.refreshLoad', refOf(row)),
    ),
  'drop a partition': async ({ application, dice }, row) => {
    const answer = await application.invoke('partitions.list', refOf(row));
    const all = answer.ok ? answer.data.partitions : [];
    if (all.length === 0) return nothing('drop a partition');
    const { name, id } = dice.pick(all);
    const ref = { ...refOf(row), partition: name, partitionId: id };
    return started(`drop ${name} of ${row.summary.name}`, drop(application, { kind: 'partition', ref }));
  },
  drop: ({ application }, row) =>
    started(`drop ${row.summary.name}`, drop(application, { kind: 'collection', ref: refOf(row) })),
  'make a partition': async (person, row) => {
    const { application, window, next } = person;
    if ((await partitionsOf(person, row)).length >= MOST_PARTITIONS) return nothing('make a partition');
    const partition = `mine_${String(next())}`;
    const answer = await application.invoke('partitions.create', { ...refOf(row), partition });
    await window.partitionMade(refOf(row));
    const said = answer.ok ? 'made' : answer.error.code === 'outcomeUnknown' ? 'unknown' : 'not made';
    return {
      words: `make ${partition} in ${row.summary.name} (${answer.ok ? 'made' : answer.error.code})`,
      taskId: null,
      partition: { collectionId: row.summary.id, name: partition, said },
    };
  },
};

/** How often each is done, of a hundred. */
export const clickWeights: Readonly<Record<string, number>> = {
  load: 40,
  release: 18,
  'release partitions': 12,
  'refresh a load': 6,
  'drop a partition': 9,
  drop: 4,
  'make a partition': 11,
};
