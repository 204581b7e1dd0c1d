import type { WarmCollection, WarmFacts } from '@shared/domain/warm-set';
import { fail } from '@shared/ipc/result';
import { captureOf, warmKey } from '@shared/policy/warm-set';
import type { ServerRegistry } from '../../milvus/gateway-types';
import { readWarmSetFile, writeWarmSetFile } from '../../storage/warm-set-file';
import type { WarmSetStore } from '../../storage/warm-sets';
import type { HandlersOf } from '../handler-types';
import type { LoadedFieldsOf } from './collection-detail';
import { fileNameOf } from './file-name';
import { readWarmFacts } from './warm-set-facts';

export interface WarmSetHandlersDeps {
  servers: ServerRegistry;
  warmSets: WarmSetStore;
  loadedFields: LoadedFieldsOf;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Lets the user choose where a file is written; null if they chose nothing. */
  chooseSavePath: (name: string) => Promise<string | null>;
  /** Lets the user choose a file of a warm set; null if they chose none. */
  chooseWarmSet: () => Promise<string | null>;
}

/** What was read for a set that is about to be saved: only what this process read itself is kept. */
interface Capture {
  id: string;
  collections: Map<string, WarmCollection>;
}

function createCaptures() {
  const captures = new Map<string, Capture>();
  return {
    /** A new id begins anew: a connection has one capture at a time. */
    note(connectionId: string, id: string, facts: readonly WarmFacts[]): void {
      const before = captures.get(connectionId);
      const capture = before?.id === id ? before : { id, collections: new Map<string, WarmCollection>() };
      captures.set(connectionId, capture);
      for (const each of facts) {
        const captured = captureOf(each);
        if (captured !== null) capture.collections.set(warmKey(captured), captured);
      }
    },
    of(connectionId: string, id: string): WarmCollection[] {
      const capture = captures.get(connectionId);
      return capture?.id === id ? [...capture.collections.values()] : fail('warmSetUnknown');
    },
    forget(connectionId: string): void {
      captures.delete(connectionId);
    },
  };
}

/** What was in memory, under names: saved, compared, brought back. */
export function warmSetHandlers(deps: WarmSetHandlersDeps): HandlersOf<'warmSets'> {
  const { servers, warmSets, loadedFields, now } = deps;
  const captures = createCaptures();
  return {
    'warmSets.list': ({ connectionId }) => ({ sets: warmSets.list(connectionId) }),
    'warmSets.read': ({ connectionId, setId, offset }) => warmSets.read(connectionId, setId, offset),
    'warmSets.capture': async ({ connectionId, captureId, targets }, { signal }) => {
      const gateway = servers.gateway(connectionId);
      const reading = { gateway, connectionId, loadedFields, options: { signal } };
      const facts = await Promise.all(targets.map((target) => readWarmFacts(reading, target)));
      if (captureId !== null) captures.note(connectionId, captureId, facts);
      return { facts };
    },
    'warmSets.save': async ({ connectionId, captureId, name }) => {
      const collections = captures.of(connectionId, captureId);
      const set = await warmSets.add(connectionId, { name, savedAt: now(), collections });
      captures.forget(connectionId);
      return { set };
    },
    'warmSets.rename': async ({ connectionId, setId, name }) => ({
      set: await warmSets.rename(connectionId, setId, name),
    }),
    'warmSets.remove': async ({ connectionId, setId }) => {
      await warmSets.remove(connectionId, setId);
      return {};
    },
    'warmSets.export': async ({ connectionId, setId }) => {
      const set = warmSets.file(connectionId, setId);
      const path = await deps.chooseSavePath(fileNameOf(set.name, 'warm-set.json'));
      if (path !== null) await writeWarmSetFile(path, set);
      return { path };
    },
    'warmSets.import': async ({ connectionId }) => {
      const path = await deps.chooseWarmSet();
      if (path === null) return { set: null };
      return { set: await warmSets.import(connectionId, await readWarmSetFile(path)) };
    },
  };
}
