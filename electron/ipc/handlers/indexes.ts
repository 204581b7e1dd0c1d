import { collectionRefSchema } from '@shared/domain/refs';
import { consentOf } from '@shared/policy/confirmation';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';

export function indexHandlers(tasks: TaskManager): HandlersOf<'indexes'> {
  return {
    'indexes.create': (input) =>
      tasks.startCreateIndex(collectionRefSchema.parse(input), input.index, input.thenLoad, {
        consent: consentOf(input.confirmation),
      }),
  };
}
