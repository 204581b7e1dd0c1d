import type { CollectionDetail, Field } from '../domain/collection';
import type { NewIndex } from '../domain/index-request';
import type { ServerInfo } from '../domain/server';
import { compareVersions } from './capabilities';
import { indexTable } from './index-table';
import type { IndexParameter, IndexRule, MetricRule, NumberParameter } from './index-table';

/** A kind of index that a server takes for a field, with what can be chosen of it. */
export interface IndexOffer {
  type: string;
  /** Best first. */
  metrics: readonly string[];
  parameters: readonly IndexParameter[];
  /** The server refuses it where its nodes have no local disks for indexes. */
  needsDisk: boolean;
}

type IndexedField = Pick<Field, 'type' | 'dimension' | 'functionOutput'>;

/** What is wrong with a parameter, with the numbers that its sentence needs. */
export type ParameterProblem =
  | { kind: 'notInteger' }
  | { kind: 'outOfRange'; min: number; max: number }
  | { kind: 'notDividing'; dimension: number }
  | { kind: 'notOffered' };

/** Whether a row speaks of this server. A version that cannot be read is taken for the newest. */
function speaksOf({ since, until, lite }: Pick<IndexRule, 'since' | 'until' | 'lite'>, server: ServerInfo) {
  if (server.flavor === 'lite') return lite;
  if (server.version === null) return until === undefined;
  if (since !== null && compareVersions(server.version, since) < 0) return false;
  return until === undefined || compareVersions(server.version, until) < 0;
}

/**
 * A sparse field that BM25 fills takes that metric and no other, and no other field takes it
 * (Milvus 2.5 proxy/task_index.go: "only BM25 Function output field support BM25 metric type").
 */
function metricsOf(rules: readonly MetricRule[], field: IndexedField, server: ServerInfo): string[] {
  if (field.type === 'SparseFloatVector' && field.functionOutput === true) return ['BM25'];
  return rules.filter((rule) => speaksOf(rule, server)).map(({ name }) => name);
}

function fitsDimension({ dimensions }: IndexRule, { dimension }: IndexedField): boolean {
  if (dimensions === undefined || dimension === null) return true;
  const { min = 1, multipleOf = 1 } = dimensions;
  return dimension >= min && dimension % multipleOf === 0;
}

/**
 * The kinds of index that a server takes for a vector field, the recommended one first: AUTOINDEX where the version
 * has it for that type, else what it would build. Empty for a field that is no vector, or of a type that is too new.
 */
export function indexOffers(field: IndexedField, server: ServerInfo): IndexOffer[] {
  return indexTable
    .filter(
      (rule) =>
        rule.fields.some((type) => type === field.type) &&
        speaksOf(rule, server) &&
        fitsDimension(rule, field),
    )
    .map((rule) => ({
      type: rule.type,
      metrics: metricsOf(rule.metrics, field, server),
      parameters: rule.parameters,
      needsDisk: rule.needsDisk === true,
    }));
}

/** The largest number up to a quarter of the dimension that divides it. */
function partOf(dimension: number | null): number {
  if (dimension === null) return 1;
  let part = Math.max(1, Math.floor(dimension / 4));
  while (dimension % part !== 0) part--;
  return part;
}

/** What a parameter is if nobody says otherwise. */
export function defaultValue(parameter: IndexParameter, dimension: number | null): string {
  return parameter.default === 'part' ? String(partOf(dimension)) : String(parameter.default);
}

/** All parameters of an offer as they are if nobody says otherwise, by name. */
export function defaultValues(offer: IndexOffer, dimension: number | null): Record<string, string> {
  return Object.fromEntries(
    offer.parameters.map((parameter) => [parameter.name, defaultValue(parameter, dimension)]),
  );
}

function numberProblem(
  { min, max, dividesDimension }: NumberParameter,
  value: string,
  dimension: number | null,
): ParameterProblem | null {
  if (!/^\d{1,10}$/.test(value)) return { kind: 'notInteger' };
  const number = Number(value);
  if (number < min || number > max) return { kind: 'outOfRange', min, max };
  if (dividesDimension === true && dimension !== null && dimension % number !== 0) {
    return { kind: 'notDividing', dimension };
  }
  return null;
}

/** What is wrong with the text typed for a parameter; null if the server takes it. */
export function parameterProblem(
  parameter: IndexParameter,
  value: string,
  dimension: number | null,
): ParameterProblem | null {
  if (parameter.kind === 'integer') return numberProblem(parameter, value, dimension);
  return parameter.options.includes(value) ? null : { kind: 'notOffered' };
}

/** The name of a new index: the field's with `_idx`, within what Milvus takes. */
export function indexNameFor(field: string): string {
  return `${field.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 250)}_idx`.replace(/^(?=\d)/, '_');
}

/** The index that is recommended for a field on a server; null if none is known. */
export function recommendedIndex(
  field: IndexedField & { name: string },
  server: ServerInfo,
): NewIndex | null {
  const offer = indexOffers(field, server)[0];
  const metric = offer?.metrics[0];
  if (offer === undefined || metric === undefined) return null;
  return {
    ...{ field: field.name, name: indexNameFor(field.name), type: offer.type, metric },
    params: defaultValues(offer, field.dimension),
  };
}

/** Vector fields without an index, in schema order; none where the indexes could not be read. */
export function fieldsWithoutIndex({
  fields,
  indexes,
}: Pick<CollectionDetail, 'fields' | 'indexes'>): Field[] {
  if (indexes === null) return [];
  const indexed = new Set(indexes.map((index) => index.field));
  return fields.filter(({ isVector, name }) => isVector && !indexed.has(name));
}
