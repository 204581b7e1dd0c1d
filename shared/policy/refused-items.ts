import type { BulkPlanItem } from '../domain/bulk';
import type { DropItem, NameDropBlocker, NameDropTarget } from '../domain/drop';
import type { TaskStep } from '../domain/task';
import { isDroppable } from './drop-plan';
import { refusalOf } from './rights';
import type { RefusableAction, Refusal } from './rights';

type StepKind = TaskStep['kind'];
type Place = Pick<Refusal, 'database' | 'collection'>;

/** What a step asks of the server; a step that only reads, or that no refusal is remembered of, asks nothing here. */
const actionsByStep: Partial<Record<StepKind, RefusableAction>> = {
  load: 'load',
  release: 'release',
  removeAliases: 'dropAlias',
};

/** The first refusal that is known of any of the steps. @param drops what their "drop" drops */
function refusalOfSteps(
  refusals: readonly Refusal[],
  steps: readonly StepKind[],
  { database, collection }: Place,
  drops: RefusableAction,
): Refusal | undefined {
  for (const step of steps) {
    const action = step === 'drop' ? drops : actionsByStep[step];
    if (action === undefined) continue;
    // A request that drops an alias names no collection, so neither does its refusal.
    const place = { action, database, collection: action === 'dropAlias' ? null : collection };
    const refusal = refusalOf(refusals, place);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The plan with what the server is known to refuse to this user left out: it stays on the list, with its reason. */
export function skipRefused(items: readonly BulkPlanItem[], refusals: readonly Refusal[]): BulkPlanItem[] {
  return items.map((item) => {
    const { wish, verdict } = item;
    if (verdict.kind !== 'do') return item;
    const refusal = refusalOfSteps(refusals, verdict.steps, wish.target, 'dropCollection');
    if (refusal === undefined) return item;
    const { privilege } = refusal;
    return { ...item, verdict: { kind: 'skip', reason: { kind: 'refused', privilege } } };
  });
}

/** The same for a plan of drops: what is refused has that for a blocker, and nothing of it is agreed to. */
export function blockRefused(items: readonly DropItem[], refusals: readonly Refusal[]): DropItem[] {
  return items.map((item) => {
    if (!isDroppable(item)) return item;
    const { target, steps } = item;
    const drops = target.kind === 'partition' ? 'dropPartition' : 'dropCollection';
    const refusal = refusalOfSteps(refusals, steps, target.ref, drops);
    if (refusal === undefined) return item;
    return { ...item, blockers: [{ kind: 'refused', privilege: refusal.privilege }] };
  });
}

/** The same for an alias or a database. @param blockers what stands in the way besides: that is said first */
export function blockRefusedName(
  target: NameDropTarget,
  blockers: readonly NameDropBlocker[],
  refusals: readonly Refusal[],
): NameDropBlocker[] {
  if (blockers.length > 0) return [...blockers];
  const action = target.kind === 'alias' ? 'dropAlias' : 'dropDatabase';
  const refusal = refusalOf(refusals, { action, database: target.ref.database, collection: null });
  return refusal === undefined ? [] : [{ kind: 'refused', privilege: refusal.privilege }];
}

/** How many lines of a plan of either kind are left out because they are refused. */
export function countRefused(items: readonly (BulkPlanItem | DropItem)[]): number {
  return items.filter((item) =>
    'blockers' in item
      ? item.blockers.some(({ kind }) => kind === 'refused')
      : item.verdict.kind === 'skip' && item.verdict.reason.kind === 'refused',
  ).length;
}
