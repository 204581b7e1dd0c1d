import empty from './data/empty.json' with { type: 'json' };
import hostile from './data/hostile.json' with { type: 'json' };
import manyPartitions from './data/many-partitions.json' with { type: 'json' };
import many from './data/many.json' with { type: 'json' };
import most from './data/most.json' with { type: 'json' };
import sample from './data/sample.json' with { type: 'json' };
import smallMemory from './data/small-memory.json' with { type: 'json' };
import threeNodes from './data/three-nodes.json' with { type: 'json' };
import type { Scenario } from './scenario';
import { readScenario } from './scenario';

const data = {
  sample,
  empty,
  many,
  most,
  'many-partitions': manyPartitions,
  hostile,
  'small-memory': smallMemory,
  'three-nodes': threeNodes,
} as const;

/** Names of the scenarios that come with the sandbox. */
export const scenarioNames = Object.keys(data) as (keyof typeof data)[];
export type ScenarioName = keyof typeof data;

/** A scenario that comes with the sandbox. */
export function scenarioNamed(name: ScenarioName): Scenario {
  return readScenario(data[name], `${name}.json`);
}

/** One database with that many small collections, every tenth of them in memory. */
export function manyCollections(count: number): Scenario {
  const { databases, ...rest } = scenarioNamed('many');
  const plans = (databases.default ?? []).map((plan) => ({ ...plan, copies: count }));
  return { ...rest, databases: { default: plans } };
}
