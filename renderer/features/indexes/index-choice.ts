import type { CollectionDetail, Field } from '@shared/domain/collection';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { Capabilities } from '@shared/policy/capabilities';
import { defaultValues, indexNameFor, parameterProblem } from '@shared/policy/index-defaults';
import type { IndexOffer, ParameterProblem } from '@shared/policy/index-defaults';
import { vectorsWithoutIndex } from '@shared/policy/load-plan';

/** What the person chose; the values are as they were typed. */
export interface IndexChoice {
  type: string;
  metric: string;
  values: Readonly<Record<string, string>>;
}

/** An offer as it is recommended, with the metric that was chosen before if it has that too. */
export function choiceOf(offer: IndexOffer, dimension: number | null, metric?: string): IndexChoice {
  const kept = metric !== undefined && offer.metrics.includes(metric) ? metric : offer.metrics[0];
  return { type: offer.type, metric: kept ?? '', values: defaultValues(offer, dimension) };
}

/** What is wrong, by parameter; empty if the server takes it all. */
export function problemsOf(
  offer: IndexOffer,
  { values }: IndexChoice,
  dimension: number | null,
): Map<string, ParameterProblem> {
  return new Map(
    offer.parameters.flatMap((parameter) => {
      const problem = parameterProblem(parameter, values[parameter.name] ?? '', dimension);
      return problem === null ? [] : [[parameter.name, problem] as const];
    }),
  );
}

/** The index that the choice asks for. */
export function newIndexOf(field: Field, { type, metric, values }: IndexChoice): NewIndex {
  return { field: field.name, name: indexNameFor(field.name), type, metric, params: { ...values } };
}

/** Other vector fields for whose lack of an index a load would be refused even when this one is built. */
export function stillMissing(
  detail: CollectionDetail,
  field: Field,
  { fields }: LoadOptions,
  capabilities: Capabilities,
): string[] {
  return (vectorsWithoutIndex(detail, fields, capabilities) ?? []).filter((name) => name !== field.name);
}
