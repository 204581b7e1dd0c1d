import type { Definition, JsonObject } from '@shared/domain/definition';
import type { LeftOut } from '@shared/domain/recreate';
import { flatIndexParams, hasPartitionKey, ownFields, textIn } from '@shared/policy/schema-message';

const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
const sorted = <T>(list: readonly T[]): T[] => [...list].sort(byText);

/** What was told as not brought back is taken out: all the rest has to be there. */
function withoutTold(
  fields: readonly JsonObject[],
  isTold: (what: LeftOut['what'], name: string) => boolean,
) {
  return fields.flatMap((field) => {
    const name = textIn(field, 'name');
    if (isTold('field', name)) return [];
    const parts = Object.entries(field).filter(([part]) => !isTold('fieldPart', `${name}: ${part}`));
    return [Object.fromEntries(parts)];
  });
}

/**
 * For tests: what of a definition has to be the same after it was made again, in one order: no ids, times, counts and
 * memory. Of partitions that belong to a key only the number.
 * @param told what was told as not brought back
 */
export function comparable(definition: Definition, told: readonly LeftOut[] = []) {
  const { schema, shards, consistency, properties, partitions, indexes, aliases } = definition;
  const isTold = (what: LeftOut['what'], name: string): boolean =>
    told.some((each) => each.what === what && each.name === name);
  const names = partitions.kind === 'read' ? partitions.value : [];
  return {
    ...{ database: definition.database, shards, consistency },
    schema: { ...schema, name: '', fields: withoutTold(ownFields(schema), isTold) },
    properties: sorted(properties),
    partitions: hasPartitionKey(schema)
      ? names.length
      : sorted(names.filter((name) => !isTold('partition', name))),
    indexes:
      indexes.kind === 'read'
        ? sorted(
            indexes.value
              .filter(({ name }) => !isTold('index', name))
              .map(({ params, ...index }) => ({ ...index, params: flatIndexParams(params) })),
          )
        : indexes,
    aliases:
      aliases.kind === 'read' ? sorted(aliases.value.filter((alias) => !isTold('alias', alias))) : aliases,
  };
}
