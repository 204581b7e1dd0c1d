import { BridgeError, invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { MessageId } from '@renderer/i18n';
import { isAskedBefore } from '@renderer/stores/asked-levels';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { Dialog } from '@renderer/stores/dialog-store';
import { useFailureStore } from '@renderer/stores/failure-store';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import type { ChannelInput } from '@shared/ipc/contract';
import { NOT_ASKED } from '@shared/policy/confirmation';
import { firstWithoutIndex } from './collection-rules';
import type { CollectionSubject, PartitionSubject } from './collection-subject';
import { switchOptions } from './switch-options';

type DirectChannel =
  | 'collections.load'
  | 'collections.refreshLoad'
  | 'collections.release'
  | 'partitions.release'
  | 'app.copyText';

interface About {
  action: MessageId;
  name: string;
  target: CollectionRef;
}

/** Sends a request that has no dialog of its own; a failure stays on the screen until it is dismissed or retried. */
async function send<N extends DirectChannel>(
  channel: N,
  input: ChannelInput<N>,
  about: About,
): Promise<void> {
  const { report, dismiss } = useFailureStore.getState();
  dismiss();
  try {
    await invoke(channel, input);
  } catch (thrown) {
    if (!(thrown instanceof BridgeError)) throw thrown;
    const { connectionId, database } = about.target;
    const retry = () => send(channel, input, about);
    report({ action: about.action, name: about.name, connectionId, database, error: thrown.error, retry });
  }
}

function ask(dialog: Dialog): void {
  useDialogStore.getState().openDialog(dialog);
}

/** Loads, or asks first where the environment wants a summary. */
async function load(subject: CollectionSubject, options: LoadOptions, name: string): Promise<void> {
  const target = collectionRefOf(subject.ref);
  if (isAskedBefore('load', subject.server.environment)) {
    ask({ kind: 'confirmLoad', target, options });
    return;
  }
  const input = { ...target, options, confirmation: NOT_ASKED };
  await send('collections.load', input, { action: 'collections.action.loadPlain', name, target });
}

/** Whether Milvus 2.2 would refuse the switch because part of the collection is in memory already. */
function wantsPlan({ state, server }: CollectionSubject): boolean {
  return state.kind === 'partly' && server.capabilities?.mixPartitionAndCollectionLoad.supported === false;
}

export async function turnOn(subject: CollectionSubject): Promise<void> {
  if (wantsPlan(subject)) {
    planLoad(subject);
    return;
  }
  await load(subject, switchOptions(subject.detail, subject.lastLoad), subject.ref.collection);
}

/** Opens the dialog in which the load is chosen. */
export function planLoad(subject: CollectionSubject): void {
  ask({ kind: 'load', target: collectionRefOf(subject.ref) });
}

export async function refreshLoad({ ref }: CollectionSubject): Promise<void> {
  const target = collectionRefOf(ref);
  const action = 'collections.action.refreshLoad';
  await send('collections.refreshLoad', target, { action, name: ref.collection, target });
}

/** Releases the collection, or asks first where the environment wants it. */
export async function release(subject: CollectionSubject): Promise<void> {
  const target = collectionRefOf(subject.ref);
  if (isAskedBefore('release', subject.server.environment)) {
    ask({ kind: 'release', target, partitions: null });
    return;
  }
  const about = { action: 'collections.action.release', name: target.collection, target } as const;
  await send('collections.release', { ...target, confirmation: NOT_ASKED }, about);
}

/** Asks which partitions are to be released. */
export function askReleasePartitions({ ref }: CollectionSubject): void {
  ask({ kind: 'releasePartitions', target: collectionRefOf(ref) });
}

export function askDrop({ ref }: CollectionSubject): void {
  const target = collectionRefOf(ref);
  ask({ kind: 'drop', connectionId: ref.connectionId, targets: [{ kind: 'collection', ref: target }] });
}

export function askDropAlias({ ref }: CollectionSubject, alias: string): void {
  ask({ kind: 'dropName', target: { kind: 'alias', ref: collectionRefOf(ref), alias } });
}

export function askRename({ ref }: CollectionSubject): void {
  ask({ kind: 'renameCollection', target: collectionRefOf(ref), name: ref.collection });
}

export function askCreateAlias({ ref }: CollectionSubject): void {
  ask({ kind: 'createAlias', target: collectionRefOf(ref), name: '' });
}

/** Opens the dialog that points an alias of the collection to another one. */
export function askAlterAlias({ ref }: CollectionSubject, alias: string): void {
  ask({ kind: 'alterAlias', alias, from: collectionRefOf(ref), to: null });
}

export function askCreatePartition({ ref }: CollectionSubject): void {
  ask({ kind: 'createPartition', target: collectionRefOf(ref) });
}

/** Opens the dialog that creates a missing index. @param field one that has none; null: the first of them */
export function askCreateIndex(subject: CollectionSubject, field: string | null): void {
  const missing = field ?? firstWithoutIndex(subject);
  if (missing === null) return;
  // What the switch could not load for want of it is offered to be loaded afterwards.
  const isFree = subject.state.kind === 'notLoaded' || subject.state.kind === 'failed';
  const thenLoad = isFree ? switchOptions(subject.detail, subject.lastLoad) : null;
  ask({ kind: 'createIndex', target: collectionRefOf(subject.ref), field: missing, thenLoad });
}

export async function copyName(target: CollectionRef, name: string): Promise<void> {
  await send('app.copyText', { text: name }, { action: 'collections.action.copyName', name, target });
}

/** Loads one partition with the fields that the switch of the collection would load. */
export async function turnPartitionOn({ ref, collection }: PartitionSubject): Promise<void> {
  const whole = switchOptions(collection.detail, collection.lastLoad);
  await load(collection, { ...whole, partitions: [ref.partition] }, ref.partition);
}

/** Releases one partition, or asks first: where the environment wants it, or where the server may refuse (2.2). */
export async function releasePartition({ ref, collection, allInMemory }: PartitionSubject): Promise<void> {
  const target = collectionRefOf(ref);
  const { capabilities, environment } = collection.server;
  const mayRefuse = capabilities?.mixPartitionAndCollectionLoad.supported === false && allInMemory !== false;
  if (isAskedBefore('release', environment) || mayRefuse) {
    ask({ kind: 'release', target, partitions: [ref.partition] });
    return;
  }
  const about = { action: 'collections.action.release', name: ref.partition, target } as const;
  const input = { ...target, partitions: [ref.partition], confirmation: NOT_ASKED };
  await send('partitions.release', input, about);
}

export function askDropPartition({ ref }: { ref: PartitionRef }): void {
  ask({ kind: 'drop', connectionId: ref.connectionId, targets: [{ kind: 'partition', ref }] });
}
