import type { Sandbox } from './index';
import { scenarioNamed } from './scenarios';
import type { ScenarioName } from './scenarios';
import { addCollection, addCollections } from './world/build';

const HOSTILE_BYTES = 100_000;
/** Between two deeds of another client. */
const DEED_MS = 5000;

/** Brings in what is in a scenario, beside what is there; what has the same name stays. */
export const bringIn = (name: ScenarioName) => (sandbox: Sandbox) => {
  const { world } = sandbox;
  for (const [home, plans] of Object.entries(scenarioNamed(name).databases)) {
    const database = world.databases.get(home) ?? world.addDatabase(home);
    for (const plan of plans) addCollections(world, database, plan);
  }
};

/** The names of the scenario, and one that is as long as a whole message. */
export function hostile(sandbox: Sandbox): void {
  bringIn('hostile')(sandbox);
  const { world } = sandbox;
  const fields = [
    { name: 'id', type: 'Int64', is: 'primaryKey' as const },
    { name: 'embedding', type: 'FloatVector', dim: 8 },
  ];
  addCollection(world, world.database('default'), { name: 'endless '.repeat(HOSTILE_BYTES / 8), fields });
}

/** Another client that is busy: it creates, loads, releases, renames and drops a collection of its own. */
export function otherClient(sandbox: Sandbox): void {
  const { world } = sandbox;
  const home = world.database('default');
  const [plan] = scenarioNamed('many').databases.default ?? [];
  if (plan === undefined) return;
  const { name, fields, indexes } = { ...plan, name: 'somebody_elses' };
  if (world.findCollection('default', name) !== undefined) return;
  addCollection(world, home, { name, fields, ...(indexes === undefined ? {} : { indexes }) });
  const mine = { collection_name: 'somebody_elses' };
  const renamed = { collection_name: 'somebody_elses_renamed' };
  const script = [
    { method: 'LoadCollection', request: mine },
    { method: 'ReleaseCollection', request: mine },
    { method: 'CreatePartition', request: { ...mine, partition_name: 'new' } },
    { method: 'RenameCollection', request: { oldName: 'somebody_elses', newName: 'somebody_elses_renamed' } },
    { method: 'DropCollection', request: renamed },
  ];
  sandbox.play(script.map((deed, at) => ({ ...deed, afterMs: (at + 1) * DEED_MS })));
}
