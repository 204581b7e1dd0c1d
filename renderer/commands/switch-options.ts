import type { CollectionDetail } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';

/** Whether every field that was asked for is still in the schema. */
export function fieldsStillThere(detail: Pick<CollectionDetail, 'fields'>, options: LoadOptions): boolean {
  const present = new Set(detail.fields.map(({ name }) => name));
  return options.fields?.every((name) => present.has(name)) ?? true;
}

/**
 * What the switch asks for: the fields and replicas of the last load of this collection from here, or everything;
 * always the whole collection, because the switch says "in memory" only of a whole one.
 * @param detail null if it has not been read
 * @param lastLoad the newest load of this very collection from here
 */
export function switchOptions(detail: CollectionDetail | null, lastLoad: Task | null): LoadOptions {
  const asked = lastLoad?.status === 'done' ? lastLoad.load : null;
  if (asked !== null && detail !== null && fieldsStillThere(detail, asked)) {
    return { ...asked, partitions: null, releaseFirst: false };
  }
  if (detail?.loadedFields.kind !== 'some') return LOAD_EVERYTHING;
  const { fields, dynamicField } = detail.loadedFields;
  return {
    ...LOAD_EVERYTHING,
    fields: fields.length === detail.fields.length ? null : fields,
    skipDynamicField: detail.dynamicField && !dynamicField,
  };
}
