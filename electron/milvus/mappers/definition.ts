import type { IndexDefinition } from '@shared/domain/definition';
import type { Grant, RoleUsers } from '@shared/domain/grant';
import type { CollectionMessage } from '../gateway-types';
import { schemaToJson } from '../schema-codec';
import { toCount, toId, toList, toPairs, toText, toTextOrNull, toTime, toWire } from './wire-values';

/** DescribeCollection, all of it. `asked` is the name in the request, for servers that do not say theirs. */
export function toCollectionMessage(reply: unknown, asked: string): CollectionMessage {
  const wire = toWire(reply);
  const { properties: own, ...schema } = schemaToJson(wire.schema);
  const properties = toPairs(wire.properties);
  // Servers that have them in both places mean the same by them, and want them beside the schema.
  const isRepeated = own === undefined || JSON.stringify(own) === JSON.stringify(properties);
  return {
    id: toId(wire.collectionID),
    name: toTextOrNull(toWire(wire.schema).name) ?? toTextOrNull(wire.collection_name) ?? asked,
    createdAt: toTime(wire.created_utc_timestamp),
    aliases: toList(wire.aliases).map(toText),
    schema: isRepeated ? schema : { ...schema, properties: own },
    shards: toCount(wire.shards_num) === 0 ? null : toCount(wire.shards_num),
    consistency: toTextOrNull(wire.consistency_level),
    properties,
  };
}

/** DescribeIndex, with parameters as they are. */
export function toIndexDefinitions(reply: unknown): IndexDefinition[] {
  return toList(toWire(reply).index_descriptions).map((value) => {
    const wire = toWire(value);
    return { name: toText(wire.index_name), field: toText(wire.field_name), params: toPairs(wire.params) };
  });
}

/** SelectRole. */
export function toRoles(reply: unknown): string[] {
  return toList(toWire(reply).results)
    .map((each) => toText(toWire(toWire(each).role).name))
    .filter((name) => name !== '');
}

/** SelectRole, asked for users as well. */
export function toRoleUsers(reply: unknown): RoleUsers[] {
  return toList(toWire(reply).results).flatMap((each) => {
    const wire = toWire(each);
    const role = toText(toWire(wire.role).name);
    const users = toList(wire.users).map((user) => toText(toWire(user).name));
    return role === '' ? [] : [{ role, users: users.filter((name) => name !== '') }];
  });
}

/** SelectGrant: those that a role has on a collection by its name, or on every collection. */
export function toGrants(reply: unknown, role: string, collection: string): Grant[] {
  return toList(toWire(reply).entities).flatMap((value) => {
    const wire = toWire(value);
    const object = toText(toWire(wire.object).name);
    const name = toText(wire.object_name);
    const isEvery = name === '*' && object === 'Collection';
    // A user may be called as the collection is.
    if (object === 'User' || (name !== collection && !isEvery)) return [];
    const privilege = toText(toWire(toWire(wire.grantor).privilege).name);
    return [{ role, object, privilege, covers: isEvery ? ('every' as const) : ('this' as const) }];
  });
}
