import { vi } from 'vitest';
import type { BulkItem, BulkResult } from '@shared/domain/bulk';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import { appError, FalconerError } from '@shared/ipc/result';
import type { ErrorCode } from '@shared/ipc/result';
import type { MilvusGateway } from '../../../milvus/gateway-types';
import type { TaskOrigin } from '../../run-record';
import { VirtualClock } from '../../testing/virtual-clock';
import { BulkRun } from '../bulk-run';
import type { Gate } from '../bulk-types';
import type { LedgerLine } from '../ledger-lines';

/** For tests: an item about a collection of that name. */
export function itemOf(name: string, action: 'load' | 'release' | 'drop'): BulkItem {
  const target = { connectionId: 'c1', database: 'default', collection: name, collectionId: '1' };
  const plan = { rows: null, estimate: null };
  const verdict = { kind: 'do' as const, steps: [action], notes: [], shows: true };
  if (action === 'drop') return { wish: { action, target, partition: null }, verdict, ...plan };
  return action === 'load'
    ? { wish: { action, target, options: LOAD_EVERYTHING }, verdict, ...plan }
    : { wish: { action, target, partitions: null }, verdict, ...plan };
}

/**
 * For tests: a run whose tasks end when the test says so, and whose ledger notes in which order all happened.
 * @param waitMs it begins so long after it was made
 */
export function runStage(
  items: BulkItem[],
  concurrency = 2,
  results: BulkResult[] | null = null,
  waitMs = 0,
) {
  const events: string[] = [];
  const founds: string[] = [];
  const origins: TaskOrigin[] = [];
  const running = new Map<string, (task: Task) => void>();
  const state = { gate: 'open' as Gate, diskFails: false, inMemory: [] as string[] };
  const clock = new VirtualClock();
  const life = new AbortController();
  const gateway = {
    capabilities: { partitionMemory: { supported: false } },
    describeCollection: (_database: string, name: string) => Promise.resolve({ name, id: '1' }),
    collectionsInMemory: () =>
      Promise.resolve(state.inMemory.map((name) => ({ name, id: null, percent: 100 }))),
    listPartitions: () => Promise.resolve([{ name: 'p', id: '1', createdAt: null }]),
  } as unknown as MilvusGateway;
  const deps = {
    clock,
    life: life.signal,
    gateway: () => gateway,
    gate: () => state.gate,
    found: (bulkId: string, n: number, action: string, end: string) => {
      founds.push(`${bulkId} ${n} ${action} ${end}`);
    },
    startTask: ({ wish }: BulkItem, origin: TaskOrigin) => {
      origins.push(origin);
      events.push(`send ${wish.target.collection}`);
      return { id: wish.target.collection } as Task;
    },
    ended: ({ id }: Task) =>
      new Promise<Task>((resolve) => {
        running.set(id, resolve);
      }),
  };
  const note = (line: LedgerLine): string =>
    'n' in line ? `${line.type} ${items[line.n]?.wish.target.collection ?? ''}` : line.type;
  const file = {
    append: (...lines: LedgerLine[]) => {
      if (state.diskFails) return Promise.reject(new FalconerError(appError('storageFailed')));
      events.push(...lines.map(note));
      return Promise.resolve();
    },
    idle: () => Promise.resolve(),
  };
  const header = {
    ...{ type: 'bulk' as const, version: 1 as const, id: 'b', title: 't' },
    ...{ connectionId: 'c1', connectionName: 'c' },
    ...{
      environment: 'development' as const,
      fingerprint: 'there',
      createdAt: 0,
      concurrency,
      count: items.length,
      ...(waitMs > 0 ? { startsAt: clock.now() + waitMs } : {}),
    },
  };
  const changed = vi.fn();
  const run = new BulkRun({ header, items, results, released: new Set(), file }, deps, changed);
  const settle = () => clock.settle();
  return {
    ...{ run, events, founds, origins, state, clock, settle, life },
    end: async (name: string, status: Task['status'] = 'done', code: ErrorCode = 'serverError') => {
      const error = status === 'done' ? null : appError(code);
      running.get(name)?.({ status, error, steps: [] } as unknown as Task);
      running.delete(name);
      await settle();
    },
    states: () => run.entries(0, 100).entries.map(({ result }) => result.state),
  };
}

/** For tests: loads of collections of those names. */
export const loads = (...names: string[]) => names.map((name) => itemOf(name, 'load'));
