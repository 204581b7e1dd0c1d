import type { CollectionDetail } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import { fieldsToLoad } from '@shared/policy/load-plan';
import type { LoadChoice } from './load-question';

const names = (detail: Pick<CollectionDetail, 'fields'>) => detail.fields.map(({ name }) => name);

/** Every field, every partition. */
export function everything(detail: Pick<CollectionDetail, 'fields'>): LoadChoice {
  return {
    fields: new Set(names(detail)),
    dynamicField: true,
    replicas: null,
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

function fieldsStillThere(detail: Pick<CollectionDetail, 'fields'>, options: LoadOptions): boolean {
  const present = new Set(names(detail));
  return options.fields?.every((name) => present.has(name)) ?? true;
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
      fields: new Set(asked.fields ?? names(detail)),
      dynamicField: !asked.skipDynamicField,
      replicas: asked.replicas,
      partitions: partitions ?? (refused ? asked.partitions : null),
      releaseFirst: refused,
    };
  }
  const { loadedFields } = detail;
  if (loadedFields.kind !== 'some') return whole;
  return { ...whole, fields: new Set(loadedFields.fields), dynamicField: loadedFields.dynamicField };
}

/**
 * What the switch asks for: the fields and replicas of the last load of this collection from here, or everything;
 * always the whole collection, because the switch says "in memory" only of a whole one.
 * @param detail null if it has not been read
 */
export function switchOptions(detail: CollectionDetail | null, lastLoad: Task | null): LoadOptions {
  const asked = lastLoad?.status === 'done' ? lastLoad.load : null;
  if (asked !== null && detail !== null && fieldsStillThere(detail, asked)) {
    return { ...asked, partitions: null, releaseFirst: false };
  }
  if (detail?.loadedFields.kind === 'some') {
    const { fields, dynamicField } = detail.loadedFields;
    return {
      ...LOAD_EVERYTHING,
      fields: fields.length === detail.fields.length ? null : fields,
      skipDynamicField: detail.dynamicField && !dynamicField,
    };
  }
  return LOAD_EVERYTHING;
}
