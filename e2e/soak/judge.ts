import type { CollectionRow } from '@renderer/features/collections/model/row';
import type { LoadedFields } from '@shared/domain/collection';
import { heldState } from './cluster';
import type { HeldCollection, Picture } from './cluster';
import type { Shown, ShownPanel } from './Screen';

/** What can be said on the screen. */
export const statementKinds = [
  'which collections there are',
  'state of a collection',
  'number of partitions',
  'fields in memory',
  'partitions of the panel',
  'state of a partition',
  'outcome of a task',
  'end of a step',
  'a bar that moves',
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Something that the screen says, and whether it holds. */
export interface Statement {
  kind: StatementKind;
  /** The collection that it is about. */
  about: string;
  /** `unknown`: the screen itself says that it does not know. */
  verdict: 'true' | 'false' | 'unknown';
  /** What was said, and what the server holds. */
  words: string;
}

type Verdict = Statement['verdict'];
const verdictOf = (holds: boolean): Verdict => (holds ? 'true' : 'false');

const inWords = (held: HeldCollection | undefined): string => {
  if (held === undefined) return 'there is none';
  const state = heldState(held);
  return `${state.kind} ${String(state.loaded)}/${String(state.total)} at ${String(state.percent)} %`;
};

function judgeState({ state, summary }: CollectionRow, held: HeldCollection): Statement {
  const is = heldState(held);
  const statement = (verdict: Verdict): Statement => ({
    ...{ kind: 'state of a collection', about: summary.name, verdict },
    words: `says ${JSON.stringify(state)}, is ${inWords(held)}`,
  });
  switch (state.kind) {
    case 'checking':
    case 'unknown':
      return statement('unknown');
    case 'failed':
    case 'notLoaded':
      return statement(verdictOf(is.kind === 'notLoaded'));
    case 'loaded':
      return statement(verdictOf(is.kind === 'loaded'));
    case 'partly':
      return statement(
        verdictOf(is.kind === 'partly' && is.loaded === state.loaded && is.total === state.total),
      );
    case 'loading':
      return statement(verdictOf(is.kind === 'loading' && state.percent <= is.percent));
    case 'reloading':
      return statement(verdictOf(held.isMoving));
  }
}

/** What the column of partitions shows; null: a dash. */
function shownCount({ from, summary, detail }: CollectionRow): number | null {
  const read = from.memory?.id === summary.id ? (from.memory.memory?.partitions.length ?? null) : null;
  return detail?.partitionCount ?? read;
}

/** Names of the fields that are said to be in memory, `$meta` for the dynamic field. */
function saidFields(row: CollectionRow, loaded: Exclude<LoadedFields, { kind: 'unknown' }>): string[] {
  const all = [...(row.detail?.fields.map(({ name }) => name) ?? [])];
  const asked = loaded.kind === 'all' ? all : [...loaded.fields];
  const hasDynamic = row.detail?.dynamicField === true && (loaded.kind === 'all' || loaded.dynamicField);
  return hasDynamic ? [...asked, '$meta'] : asked;
}

function judgeFields(row: CollectionRow, held: HeldCollection): Statement | null {
  const loaded = row.detail?.loadedFields;
  if (loaded === undefined || held.fields === null || row.state.kind === 'notLoaded') return null;
  if (row.state.kind === 'failed' || row.state.kind === 'unknown') return null;
  const statement = (verdict: Verdict, words: string): Statement => ({
    ...{ kind: 'fields in memory', about: row.summary.name, verdict, words },
  });
  if (loaded.kind === 'unknown') return statement('unknown', 'says that nobody knows');
  const said = saidFields(row, loaded).sort().join(', ');
  const is = [...held.fields].sort().join(', ');
  return statement(verdictOf(said === is), `says ${said}; loaded are ${is}`);
}

function judgeRow(row: CollectionRow, held: HeldCollection | undefined): Statement[] {
  const { name, id } = row.summary;
  const isThere = held?.id === id;
  const there: Statement = {
    ...{ kind: 'which collections there are', about: name, verdict: verdictOf(isThere) },
    words: `says ${name} with id ${String(id)}; it is ${String(held?.id)}`,
  };
  if (held === undefined || !isThere) return [there];
  const count = shownCount(row);
  const counted: Statement = {
    ...{ kind: 'number of partitions', about: name, verdict: verdictOf(count === held.partitions.length) },
    words: `says ${String(count)}, are ${String(held.partitions.length)}`,
  };
  const fields = judgeFields(row, held);
  return [there, judgeState(row, held), ...(count === null ? [] : [counted]), ...(fields ? [fields] : [])];
}

function judgePanel(panel: ShownPanel, held: HeldCollection | undefined): Statement[] {
  if (held?.id !== panel.id) return [];
  const said = panel.partitions.map(({ partition }) => partition.name).sort();
  const are = held.partitions.map(({ name }) => name).sort();
  const about = panel.name;
  const words = `says ${said.join(', ')}; are ${are.join(', ')}`;
  const isSame = said.join('\n') === are.join('\n');
  const names: Statement = { kind: 'partitions of the panel', about, verdict: verdictOf(isSame), words };
  const states = panel.partitions.flatMap(({ partition, state }): Statement[] => {
    const found = held.partitions.find(({ name }) => name === partition.name);
    if (found === undefined) return [];
    const { percent } = found;
    const statement = (verdict: Verdict): Statement => ({
      ...{ kind: 'state of a partition', about, verdict },
      words: `says of ${partition.name} ${JSON.stringify(state)}, is at ${String(percent)}`,
    });
    if (state.kind === 'unknown') return [statement('unknown')];
    if (state.kind === 'notLoaded') return [statement(verdictOf(percent === null))];
    if (state.kind === 'loaded') return [statement(verdictOf(percent !== null && percent >= 100))];
    return [statement(verdictOf(percent !== null && percent < 100 && state.percent <= percent))];
  });
  return [names, ...states];
}

/** Everything that the list says, held against what the server holds. */
export function judgeList({ rows }: Shown, picture: Picture): Statement[] {
  const missing = [...picture.keys()].filter((name) => !rows.some(({ summary }) => summary.name === name));
  return [
    ...rows.flatMap((row) => judgeRow(row, picture.get(row.summary.name))),
    ...missing.map((name): Statement => {
      const words = `does not say that there is ${name}`;
      return { kind: 'which collections there are', about: name, verdict: 'false', words };
    }),
  ];
}

/** The same for the panel that is open. */
export function judgeOpened({ panel }: Shown, picture: Picture): Statement[] {
  return panel?.readAt == null ? [] : judgePanel(panel, picture.get(panel.name));
}
