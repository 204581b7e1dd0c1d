import { collectionRefSchema } from '@shared/domain/refs';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';

export function aliasHandlers(tasks: TaskManager): HandlersOf<'aliases'> {
  return {
    'aliases.create': (input) => tasks.startCreateAlias(collectionRefSchema.parse(input), input.alias),
    'aliases.alter': (input) =>
      tasks.startAlterAlias(collectionRefSchema.parse(input), input.alias, input.from, {
        confirmation: input.confirmation,
      }),
  };
}
