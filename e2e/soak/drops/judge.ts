import type { ArchiveEntry } from '@shared/domain/archive';
import { makingParts } from '@shared/domain/definition-parts';
import type { Task } from '@shared/domain/task';
import type { Agreed } from './agreed';
import { keyOf } from './others';
import type { DropStage } from './stage';
import type { Removal } from './witness';

/** How something of an agreed plan ended, as the application says it. */
export interface Ended {
  agreed: Agreed;
  state: string;
  code: string | null;
  taskId: string | null;
}

/** What has to be known to judge. */
export interface Evidence {
  stage: DropStage;
  agreed: readonly Agreed[];
  ended: readonly Ended[];
  /** When a task had read its ids for the last time before its drop, by its id. */
  checkedAt: ReadonlyMap<string, number>;
  tasks: ReadonlyMap<string, Task>;
  /** Something was wrong, or somebody else was there: only then may an end be unknown, or a failure be expected. */
  hasCause: boolean;
  note: (group: string, what: string) => void;
  isFalse: (what: string, about: unknown) => void;
}

/** Whether what the name leads to has changed after the task had read it for the last time: nobody can see that. */
function isLastMoment({ stage, checkedAt }: Evidence, removal: Removal): boolean {
  const { what, method, actor, at, changedAt, readAt } = removal;
  if (actor.taskId === null) return false;
  if (what !== 'alias' || method !== 'DropAlias') {
    const read = checkedAt.get(actor.taskId);
    return read !== undefined && changedAt > read;
  }
  const own = stage.witness.changes.filter((each) => each.actor.taskId === actor.taskId && each.at < at);
  return readAt > Math.max(0, ...own.map((each) => each.at)) && changedAt > readAt;
}

function isCopyOf(agreed: Agreed, { definition, partition }: ArchiveEntry): boolean {
  const { collectionId } = definition.record;
  const isSame = agreed.byName
    ? definition.collection === agreed.collection
    : collectionId === agreed.collectionId;
  return isSame && definition.database === agreed.database && partition === agreed.partition;
}

/** Parts that a copy lacks for another reason than that this user may not read them, which was told. */
function partsLost(told: readonly string[], { definition }: ArchiveEntry): string[] {
  return makingParts.filter((part) => {
    const read = definition[part];
    if (read.kind === 'read' || read.error.code === 'notSupported') return false;
    return read.error.code !== 'permissionDenied' || !told.includes(part);
  });
}

/** Holds the copies that were there before a drop against what was promised of them. */
function judgeCopy({ stage, note, isFalse }: Evidence, agreed: readonly Agreed[], about: Removal) {
  const copies = stage.kept.slice(0, about.actor.kept);
  const own = copies.filter((entry) => agreed.some((each) => isCopyOf(each, entry)));
  const told = agreed.flatMap(({ copyLacks }) => copyLacks);
  if (own.length === 0) isFalse('dropped without a copy', about);
  else if (own.every((entry) => partsLost(told, entry).length > 0))
    isFalse('dropped with a copy that lacks a part', about);
  else if (own.some(({ definition }) => makingParts.some((part) => definition[part].kind === 'notRead')))
    note('dropped', 'with a copy that lacks what was told');
}

function judgeRemoval(evidence: Evidence, removal: Removal): void {
  const { agreed, tasks, note, isFalse } = evidence;
  const { what, database, collection, asked, collectionId, partitionId, name, actor, method } = removal;
  if (actor.taskId === null || !tasks.has(actor.taskId)) isFalse('a drop without a task', removal);
  const own = agreed.filter((each) => each.database === database);
  if (what === 'alias') {
    const of = own.filter((each) => each.collectionId === collectionId && each.partition === null);
    const isShown = of.some((each) => (method === 'DropAlias' ? each.removes : each.aliases).includes(name));
    if (isShown) note('dropped', 'aliases that were shown');
    else if (isLastMoment(evidence, removal)) note('nobody can see', 'alias changed in the last moment');
    else if (own.some((each) => each.byName && each.collection === collection))
      note('nobody can see', 'alias of what is known by name');
    else isFalse('an alias went that was not shown', removal);
    return;
  }
  const wanted = own.filter((each) => (each.partition === null) === (what === 'collection'));
  const isNamed = (each: Agreed): boolean =>
    each.collection === asked && (what === 'collection' || each.partition === name);
  const isIt = (each: Agreed): boolean =>
    what === 'collection' ? each.collectionId === collectionId : each.partitionId === partitionId;
  // By name alone where there are no ids, but not by an alias, which is told from a name also there.
  const fitting = wanted.filter((each) => isNamed(each) && (each.byName ? asked === collection : isIt(each)));
  const [found] = fitting;
  if (found === undefined) {
    if (wanted.some(isNamed) && isLastMoment(evidence, removal))
      note('nobody can see', 'another one of that name in the last moment');
    else isFalse('dropped, and not in the plan', removal);
    return;
  }
  if (!isIt(found)) note('nobody can see', 'another one of that name, where there are no ids');
  note('dropped', what === 'collection' ? 'collections' : 'partitions');
  if (!found.keepsCopy) note('dropped', 'without a copy, as agreed');
  else judgeCopy(evidence, fitting, removal);
}

function removalOf({ stage }: Evidence, { agreed, taskId }: Ended): Removal | undefined {
  return stage.witness.removals.find(
    ({ what, actor, collectionId, partitionId }) =>
      actor.taskId === taskId &&
      (agreed.partition === null
        ? what === 'collection' && collectionId === agreed.collectionId
        : what === 'partition' && partitionId === agreed.partitionId),
  );
}

/**
 * A rule of the server's own: Milvus takes no partition's name that it would not have made, and 2.2 releases no partition
 * of a collection that was loaded as a whole, which it does not tell.
 */
function isRefused({ stage }: Evidence, { partition }: Agreed, code: string | null): boolean {
  const { checksNames, mixesPartitionsAndCollection: mixes } = stage.sandbox.world.profile;
  if (partition === null) return false;
  return code === 'partitionReleaseAfterCollection' ? !mixes : checksNames && !/^\w{1,255}$/.test(partition);
}

/** Whether something else got the name after the drop. */
function isReplaced(
  { stage }: Evidence,
  { database, collection, partition }: Agreed,
  { at }: Removal,
): boolean {
  const own = partition === null ? [] : [keyOf(database, collection, partition)];
  return stage.witness.lastChange(keyOf(database, collection), ...own) > at;
}

function judgeEnd(evidence: Evidence, end: Ended): void {
  const { stage, hasCause, note, isFalse } = evidence;
  const { agreed, state, code } = end;
  const about = { ...end, task: evidence.tasks.get(end.taskId ?? '') };
  const removal = removalOf(evidence, end);
  note('ended', state);
  if (state === 'failed') note('failed by', code ?? 'nothing');
  if (state === 'unknown') note('unknown by', code ?? 'nothing');
  if (state === 'done') {
    if (!stage.witness.holds(agreed.collectionId, agreed.partitionId)) return;
    if (agreed.byName && hasCause) note('nobody can see', 'renamed meanwhile, where there are no ids');
    else isFalse('done, and still there', about);
  } else if (removal !== undefined && state !== 'unknown') {
    if (agreed.byName && state === 'failed' && isReplaced(evidence, agreed, removal))
      note('nobody can see', 'another one came after it, where there are no ids');
    else isFalse(`${state}, and dropped`, about);
  } else if (!hasCause && !isRefused(evidence, agreed, code)) isFalse(`${state} without a cause`, about);
}

/** What the activity log has of each change, and how it says that it ended. */
function judgeLog({ stage, isFalse, note }: Evidence): void {
  const { announced, witness } = stage;
  for (const { intent, from, until, outcome } of announced) {
    note('lines in the log', `${intent.operation}: ${outcome ?? 'no end'}`);
    const { collectionId, partitionId } = intent.target;
    const sent = witness.changes.filter(
      ({ actor, at }) => actor.taskId === intent.taskId && at > from && at <= until,
    );
    if (outcome === null) isFalse('a line without an end', intent);
    if (outcome === 'notSent' && sent.length > 0) isFalse('not sent, says the log, and sent', intent);
    if (intent.operation !== 'dropCollection' && intent.operation !== 'dropPartition') continue;
    const isGone = witness.removals.some(
      (each) =>
        each.actor.taskId === intent.taskId &&
        (intent.operation === 'dropCollection'
          ? each.what === 'collection' && each.collectionId === collectionId
          : each.what === 'partition' && each.partitionId === partitionId),
    );
    if (outcome === 'failed' && isGone) isFalse('failed, says the log, and dropped', intent);
    const isThere = collectionId !== null && witness.holds(collectionId, partitionId ?? null);
    if (outcome === 'done' && isThere) isFalse('done, says the log, and still there', intent);
    if (sent.length > 1) isFalse('sent twice', intent);
  }
}

/** Holds what is said of a plan against what became of it. */
export function judge(evidence: Evidence): void {
  for (const removal of evidence.stage.witness.removals) judgeRemoval(evidence, removal);
  for (const end of evidence.ended) judgeEnd(evidence, end);
  judgeLog(evidence);
}
