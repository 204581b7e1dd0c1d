import type { Task } from '@shared/domain/task';
import type { Wanted } from './orders';
import type { Round } from './round';

/** Is told what is false, and what is counted. */
export type Judge = (what: string, about: unknown) => void;
export type Note = (group: string, what: string) => void;

/** What a change names. */
const NAMES = ['collection_name', 'partition_name', 'partition_names', 'alias'];

const findWanted = (
  wanted: readonly Wanted[],
  collection: string | null,
  partition: string | null,
): Wanted | undefined =>
  wanted.find((each) => each.collection === collection && each.partition === partition);

/** What the server lost was ordered, is in the log, has its copy, and was asked for once. */
function judgeServer(
  { wanted, witness, sentByFirst, report, archive }: Round,
  note: Note,
  isFalse: Judge,
): void {
  if (witness.changes.length > sentByFirst)
    isFalse('the next start sent something', witness.changes.slice(sentByFirst));
  const requests = witness.changes.map(({ method, request }) =>
    JSON.stringify([method, ...NAMES.map((name) => request[name])]),
  );
  const twice = requests.filter((each, at) => requests.indexOf(each) !== at);
  if (twice.length > 0) isFalse('sent twice', twice);
  for (const removal of witness.removals) {
    const { what, collection, name, method } = removal;
    const partition = what === 'partition' ? name : null;
    const found = findWanted(wanted, collection, what === 'alias' ? null : partition);
    const operation =
      method === 'DropAlias' ? 'dropAlias' : what === 'partition' ? 'dropPartition' : 'dropCollection';
    const line = report.told.find(
      (each) =>
        each.operation === operation &&
        each.collection === collection &&
        (partition === null || each.target.partitions?.[0] === partition),
    );
    if (found === undefined) isFalse('dropped, and not ordered', removal);
    if (line === undefined) isFalse('dropped, and not in the log', removal);
    note('on the server', `${what} gone`);
    if (what === 'alias' || found?.keepsCopy !== true) continue;
    const copy = archive.copies.find(
      (each) => each.definition.collection === collection && each.partition === partition,
    );
    const id = copy?.definition.record.collectionId ?? null;
    if (copy === undefined || (id !== null && id !== removal.collectionId))
      isFalse('dropped without a copy', removal);
    else note('in the archive', 'copies of what is gone');
  }
}

/** Whether an end that is told is so. */
function judgeEnd(
  { wanted, witness }: Round,
  end: { collection: string | null; partition: string | null; state: string; of: string },
  note: Note,
  isFalse: Judge,
): void {
  const found = findWanted(wanted, end.collection, end.partition);
  if (found === undefined) {
    isFalse('told, and not ordered', end);
    return;
  }
  const isThere = witness.holds(found.collectionId, found.partitionId);
  note(end.of, end.state);
  if (end.state === 'done' && isThere) isFalse('told as dropped, and still there', end);
  if (['failed', 'notSent', 'notStarted', 'undone'].includes(end.state) && !isThere)
    isFalse('told as not dropped, and gone', end);
  if (['open', 'running', 'waiting'].includes(end.state)) isFalse('left without an end', end);
}

/** What may be told of each kind of drop that was left. */
const LEFT: Partial<Record<Task['kind'], readonly string[]>> = {
  dropCollection: ['nothing', 'notDropped', 'aliasesRemoved', 'aliasesNotRemoved'],
  dropPartition: ['nothing', 'notDropped', 'partitionReleased', 'partitionNotReleased'],
};

/** Whether the words that a task ends with are so: what was left of it is what the server and its requests show. */
function judgeWords({ witness }: Round, task: Task, note: Note, isFalse: Judge): void {
  const { kind, status, collection, partitions, aliases = [], error } = task;
  if (status === 'done') return;
  note('tasks taken up: words', `${error?.code ?? 'none'} ${error?.params.left ?? ''}`.trim());
  if (error?.code !== 'interrupted') return;
  const { left = '', aliases: told } = error.params;
  const found = witness.sandbox?.world.findCollection('default', collection);
  const leads = aliases.filter(
    (alias) => witness.sandbox?.world.database('default').aliases.get(alias) === collection,
  );
  const share = found?.partitions.find(({ name }) => name === partitions?.[0])?.memory ?? null;
  const isInMemory = share !== null;
  const wasSent = witness.changes.some(
    ({ request }) =>
      request.collection_name === collection ||
      (typeof request.alias === 'string' && aliases.includes(request.alias)),
  );
  const gone = aliases.filter((alias) => !leads.includes(alias)).join(', ');
  const isSo: Record<string, boolean> = {
    nothing: !wasSent,
    notDropped: found !== undefined,
    aliasesRemoved: told === gone && gone !== '',
    aliasesNotRemoved: gone === '',
    partitionReleased: !isInMemory,
    partitionNotReleased: isInMemory,
  };
  if (LEFT[kind]?.includes(left) !== true || isSo[left] !== true)
    isFalse('the words are not so', { task, gone, isInMemory, wasSent });
}

/** Holds what the next start says, and what is on the disk, against the server. */
export function judgeRound(round: Round, note: Note, isFalse: Judge): void {
  const { report, archive } = round;
  note('log', `chain ${report.chain.kind}`);
  if (report.chain.kind === 'broken') isFalse('the chain is broken', report.chain);
  if (archive.damaged.length > 0 || archive.copies.length !== archive.total)
    isFalse('a copy is damaged', archive.damaged);
  for (let count = archive.unfinished; count > 0; count--)
    note('in the archive', 'unfinished, and not counted');
  judgeServer(round, note, isFalse);
  for (const { operation, target, state, collection } of report.told) {
    const partition = target.partitions?.[0] ?? null;
    const of = `lines ${operation}`;
    if (operation === 'dropCollection')
      judgeEnd(round, { collection, partition: null, state, of }, note, isFalse);
    else if (operation === 'dropPartition')
      judgeEnd(round, { collection, partition, state, of }, note, isFalse);
    else note(of, state);
  }
  for (const { item, result } of report.items) {
    const { wish } = item;
    const partition = wish.action === 'drop' ? (wish.partition?.name ?? null) : null;
    judgeEnd(
      round,
      { collection: wish.target.collection, partition, state: result.state, of: 'items of lists' },
      note,
      isFalse,
    );
  }
  if (round.held > 0) note('on the server', 'carried out after the kill');
  for (const task of report.tasks) {
    const { collection, partitions, status, kind, steps } = task;
    judgeWords(round, task, note, isFalse);
    const partition = kind === 'dropPartition' ? (partitions?.[0] ?? null) : null;
    judgeEnd(round, { collection, partition, state: status, of: 'tasks taken up' }, note, isFalse);
    const at = steps.find((step) => step.status === 'failed' || step.status === 'unknown');
    if (status !== 'done') note('tasks taken up: not done at', at?.kind ?? 'nothing');
  }
}
