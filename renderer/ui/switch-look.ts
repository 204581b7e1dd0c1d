import type { Task } from '@shared/domain/task';
import type { CollectionState, PartitionState } from '@shared/policy/collection-state';
import type { SwitchLook } from './LoadSwitch';

/** A switch is on only if everything is loaded, and working while a task or a load is under way. */
export function switchLook(state: CollectionState | PartitionState, running: Task | null): SwitchLook {
  if (running !== null) return 'working';
  switch (state.kind) {
    case 'loaded':
      return 'on';
    case 'partly':
      return 'partly';
    case 'loading':
    case 'reloading':
    case 'checking':
      return 'working';
    case 'notLoaded':
    case 'failed':
    case 'unknown':
      return 'off';
  }
}
