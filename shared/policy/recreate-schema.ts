import type { JsonObject } from '../domain/definition';
import type { LeftOut, RecreatePlan } from '../domain/recreate';
import type { ServerInfo } from '../domain/server';
import { capabilitiesOf } from './capabilities';
import { fieldPartRules, lackOf, schemaPartRules, typeRules } from './recreate-table';
import { holdsVector, messagesIn, ownFields, textIn, textsIn } from './schema-message';

/** A schema that a server can take, what of it was left out, and what stands in the way of any. */
export interface FittedSchema {
  schema: JsonObject;
  leftOut: LeftOut[];
  obstacle: RecreatePlan['obstacle'];
}

type Lack = NonNullable<ReturnType<typeof lackOf>>;

const because = (what: LeftOut['what'], name: string, { reason, since }: Lack): LeftOut => ({
  ...{ what, name, reason, detail: since },
});

const isKey = (field: JsonObject): boolean =>
  field.is_primary_key === true || field.is_partition_key === true;

/** A field without the parts that the server does not know. */
function fitField(field: JsonObject, server: ServerInfo): { field: JsonObject; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const parts = Object.entries(field).filter(([part]) => {
    const lack = lackOf(fieldPartRules[part], server);
    if (lack !== null) leftOut.push(because('fieldPart', `${textIn(field, 'name')}: ${part}`, lack));
    return lack === null;
  });
  return { field: Object.fromEntries(parts), leftOut };
}

function fitFields(fields: readonly JsonObject[], server: ServerInfo) {
  const { multipleVectors } = capabilitiesOf(server);
  const kept: JsonObject[] = [];
  const leftOut: LeftOut[] = [];
  let obstacle: RecreatePlan['obstacle'] = null;
  for (const field of fields) {
    const name = textIn(field, 'name');
    const isSecond = holdsVector(field) && kept.some(holdsVector) && !multipleVectors.supported;
    const lack =
      lackOf(typeRules[textIn(field, 'data_type')], server) ??
      (isSecond ? { reason: 'version' as const, since: multipleVectors.since } : null);
    if (lack === null) {
      const fitted = fitField(field, server);
      kept.push(fitted.field);
      leftOut.push(...fitted.leftOut);
    } else {
      leftOut.push(because('field', name, lack));
      if (isKey(field)) obstacle ??= { kind: 'keyType', detail: name };
    }
  }
  const lostVectors = fields.some(holdsVector) && !kept.some(holdsVector);
  return {
    kept,
    leftOut,
    obstacle: obstacle ?? (lostVectors ? { kind: 'noVector' as const, detail: '' } : null),
  };
}

/** Functions whose fields are all there; the others have nothing to read or to fill. */
function fitFunctions(functions: readonly JsonObject[], fields: readonly JsonObject[]) {
  const names = new Set(fields.map((field) => textIn(field, 'name')));
  const lost = (each: JsonObject): string | undefined =>
    [...textsIn(each, 'input_field_names'), ...textsIn(each, 'output_field_names')].find(
      (name) => !names.has(name),
    );
  return {
    kept: functions.filter((each) => lost(each) === undefined),
    leftOut: functions.flatMap((each): LeftOut[] => {
      const field = lost(each);
      if (field === undefined) return [];
      return [{ what: 'function', name: textIn(each, 'name'), reason: 'dependsOn', detail: field }];
    }),
  };
}

/** What a part of the schema is called where it is left out: its functions and structs by their names. */
function partsOf(schema: JsonObject, part: string): Pick<LeftOut, 'what' | 'name'>[] {
  const inside = messagesIn(schema, part);
  if (inside.length === 0) return [{ what: 'schemaPart', name: part }];
  const what = part === 'functions' ? 'function' : 'field';
  return inside.map((each) => ({ what, name: textIn(each, 'name') }));
}

/** Leaves out of a schema what a server's version does not know. Pure. */
export function fitSchema(schema: JsonObject, server: ServerInfo): FittedSchema {
  const own = fitFields(ownFields(schema), server);
  const leftOut = [...own.leftOut];
  const rest = Object.entries(schema).filter(([part]) => {
    const lack = lackOf(schemaPartRules[part], server);
    if (lack === null) return true;
    leftOut.push(...partsOf(schema, part).map(({ what, name }) => because(what, name, lack)));
    return false;
  });
  const { functions: _functions, fields: _fields, ...others } = Object.fromEntries(rest);
  const isLacked = lackOf(schemaPartRules.functions, server) !== null;
  const functions = isLacked
    ? { kept: [], leftOut: [] }
    : fitFunctions(messagesIn(schema, 'functions'), own.kept);
  return {
    schema: {
      ...{ ...others, fields: own.kept },
      ...(functions.kept.length === 0 ? {} : { functions: functions.kept }),
    },
    leftOut: [...leftOut, ...functions.leftOut],
    obstacle: own.obstacle,
  };
}
