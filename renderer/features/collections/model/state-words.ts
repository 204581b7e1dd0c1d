import type { MessageId } from '@renderer/i18n';
import type { CollectionState } from '@shared/policy/collection-state';

/** A message and the numbers in it. */
export interface Words {
  id: MessageId;
  values?: Record<string, number>;
}

/** The words for a collection's state, with the server's percentages rounded down: 99.9 is not loaded. */
export function stateWords(state: CollectionState): Words {
  switch (state.kind) {
    case 'notLoaded':
      return { id: 'collections.state.notLoaded' };
    case 'loaded':
      return { id: 'collections.state.loaded' };
    case 'checking':
      return { id: 'collections.state.checking' };
    case 'unknown':
      return { id: 'collections.state.unknown' };
    case 'loading':
      return { id: 'collections.state.loading', values: { percent: Math.floor(state.percent) } };
    case 'reloading':
      return { id: 'collections.state.reloading', values: { percent: Math.floor(state.percent) } };
    case 'partly':
      return { id: 'collections.state.partly', values: { loaded: state.loaded, total: state.total } };
    case 'failed':
      return state.percent === null
        ? { id: 'collections.state.failed' }
        : { id: 'collections.state.failedAt', values: { percent: Math.floor(state.percent) } };
  }
}
