import { fieldsStillThere } from '@renderer/commands/switch-options';
import type { CollectionDetail } from '@shared/domain/collection';
import type { LoadPreset } from '@shared/domain/load-preset';
import type { Task } from '@shared/domain/task';
import { fieldsToLoad } from '@shared/policy/load-plan';
import { choiceOf } from '@shared/policy/load-question';
import type { LoadChoice } from '@shared/policy/load-question';

const names = (detail: Pick<CollectionDetail, 'fields'>) => detail.fields.map(({ name }) => name);

/** Every field, every partition. */
export function everything(detail: Pick<CollectionDetail, 'fields'>): LoadChoice {
  return {
    fields: new Set(names(detail)),
    dynamicField: true,
    replicas: null,
    resourceGroups: null,
    priority: null,
    partitions: null,
    releaseFirst: false,
  };
}

/** What a search needs and no more: keys and the vectors. */
export function searchOnly(detail: Pick<CollectionDetail, 'fields'>): LoadChoice {
  const vectors = detail.fields.filter((field) => field.isVector).map(({ name }) => name);
  const needed = fieldsToLoad(detail.fields, new Set(vectors)) ?? names(detail);
  return { ...everything(detail), fields: new Set(needed), dynamicField: false };
}

/** The fields that the last load from here asked for; null where there was none, or its fields are there no more. */
export function asLastTime(
  detail: Pick<CollectionDetail, 'fields'>,
  lastLoad: Task | null,
): Pick<LoadChoice, 'fields' | 'dynamicField'> | null {
  const asked = lastLoad?.load ?? null;
  if (asked === null || !fieldsStillThere(detail, asked)) return null;
  return { fields: new Set(asked.fields ?? names(detail)), dynamicField: !asked.skipDynamicField };
}

/** The fields of a preset that the schema still has. */
export function ofPreset(
  detail: Pick<CollectionDetail, 'fields'>,
  preset: LoadPreset,
): Pick<LoadChoice, 'fields' | 'dynamicField'> {
  const present = new Set(names(detail));
  const fields = new Set(preset.fields.filter((name) => present.has(name)));
  return { fields, dynamicField: preset.dynamicField };
}

/**
 * The choice that the dialog begins with: what was last asked for, else what is remembered to be loaded, else
 * everything. A load that failed because other fields are loaded is begun again with the release before it.
 * @param lastLoad the newest load of this very collection from here
 */
export function initialChoice(
  detail: CollectionDetail,
  lastLoad: Task | null,
  partitions: readonly string[] | null,
): LoadChoice {
  const whole = { ...everything(detail), partitions };
  const asked = lastLoad?.load ?? null;
  if (asked !== null && fieldsStillThere(detail, asked)) {
    const refused = lastLoad?.error?.code === 'loadFieldsDiffer';
    return {
      ...choiceOf(detail, asked),
      partitions: partitions ?? (refused ? asked.partitions : null),
      releaseFirst: refused,
    };
  }
  const { loadedFields } = detail;
  if (loadedFields.kind !== 'some') return whole;
  return { ...whole, fields: new Set(loadedFields.fields), dynamicField: loadedFields.dynamicField };
}
