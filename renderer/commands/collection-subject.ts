import type { CollectionDetail } from '@shared/domain/collection';
import type { Environment } from '@shared/domain/environment';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import type { Capabilities } from '@shared/policy/capabilities';
import type { Refusal } from '@shared/policy/rights';
import type { CollectionState, LoadTasks, PartitionState } from '@shared/policy/collection-state';

/** What an action on something of a server needs to know about that server. */
export interface ServerFacts {
  connected: boolean;
  readOnly: boolean;
  environment: Environment;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  /** What it has refused to this user, as far as is known; absent: nothing. */
  refusals?: readonly Refusal[];
}

/** A collection that an action can be about, with what is known of it now. */
export interface CollectionSubject extends LoadTasks {
  ref: CollectionRef;
  server: ServerFacts;
  state: CollectionState;
  /** The newest load from here. */
  lastLoad: Task | null;
  /** Null if it was not read yet. */
  detail: CollectionDetail | null;
}

/** A partition that an action can be about. */
export interface PartitionSubject {
  ref: PartitionRef;
  collection: CollectionSubject;
  state: PartitionState;
  /** Whether every partition of its collection is in memory; null if unknown. */
  allInMemory: boolean | null;
}
