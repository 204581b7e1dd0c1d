import { EVERY_ACTIVITY } from '@shared/domain/activity';
import { addCollection, scenarioNamed } from '../../../electron/sandbox';
import type { ReceivedCall } from '../../../electron/sandbox';
import type { Falconer, LaunchOptions } from '../../fixtures/falconer';
import { expect } from '../../fixtures/test';
import type { TestCluster, TestClusterOptions } from '../../fixtures/test-cluster';
import { DropWitness } from '../drops/witness';

/** So many collections are in the list. */
const COLLECTIONS = 12;
const TITLE = `Drop ${String(COLLECTIONS)}`;

/** When the application is killed: at so many requests of this method after the list was started, or of any. */
export interface KillMoment {
  method: string | null;
  count: number;
}

interface Means {
  launch: (options?: LaunchOptions) => Promise<Falconer>;
  cluster: (options?: TestClusterOptions) => Promise<TestCluster>;
}

/** What an ended round found: how many items stand so, and whether the kill came before the list was through. */
export interface AppKill {
  killedInTime: boolean;
  states: Record<string, number>;
  false: string[];
}

/** A server with collections of which every third has an alias, which has to go first. */
async function fill(cluster: Means['cluster'], witness: DropWitness, strike: () => void, moment: KillMoment) {
  let isArmed = false;
  let left = moment.count;
  const before = (call: ReceivedCall): void => {
    witness.before(call);
    if (!isArmed || (moment.method !== null && call.method !== moment.method)) return;
    if (--left === 0) strike();
  };
  const after = (call: ReceivedCall): void => {
    witness.after(call);
  };
  const server = await cluster({ scenario: scenarioNamed('empty'), witness: { before, after } });
  witness.sandbox = server;
  for (let at = 0; at < COLLECTIONS; at++) {
    const name = `c${String(at).padStart(2, '0')}`;
    addCollection(server.world, server.world.database('default'), {
      name,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' },
        { name: 'embedding', type: 'FloatVector', dim: 8 },
      ],
      aliases: at % 3 === 0 ? [`${name}_alias`] : [],
    });
  }
  const ids = [...server.world.database('default').collections.values()].map(({ name, id }) => ({
    name,
    id,
  }));
  return {
    server,
    ids,
    arm: () => {
      isArmed = true;
    },
  };
}

async function startList(
  { screen, saveConnection }: Falconer,
  address: string,
  arm: () => void,
): Promise<void> {
  await saveConnection({ name: 'Killed', address, environment: 'development' });
  await screen.sidebar.connection('Killed').click();
  await screen.selection.all.check();
  await screen.selection.drop.click();
  const question = screen.dropSeveral(COLLECTIONS);
  await expect(question.submit).toHaveText(TITLE);
  arm();
  // The answer may never come.
  await question.submit.click({ noWaitAfter: true }).catch(() => undefined);
}

/** Each item of the list with what the log and the archive have of it, once the next start has found out all. */
async function readEnds({ ask, screen }: Falconer) {
  await screen.sidebar.connection('Killed').click();
  await expect(screen.sidebar.connection('Killed')).toBeVisible();
  const page = { offset: 0, limit: 50 };
  const items = async () => {
    const [bulk] = (await ask('bulk.list', {})).bulks;
    if (bulk === undefined) return [];
    const { entries } = await ask('bulk.items', { bulkId: bulk.id, ...page });
    return entries.map(({ item: { wish }, result }) => ({
      name: wish.target.collection,
      state: result.state,
    }));
  };
  const lines = async () => {
    const { entries } = await ask('activity.list', { filter: EVERY_ACTIVITY, ...page });
    return entries.map(({ operation, target, state }) => ({ operation, name: target.collection, state }));
  };
  const isOpen = ({ state }: { state: string }) => ['open', 'running', 'waiting', 'unknown'].includes(state);
  await expect
    .poll(async () => [...(await items()), ...(await lines())].filter(isOpen), { timeout: 90_000 })
    .toEqual([]);
  const copies = (await ask('archive.list', page)).entries.map(({ collection }) => collection);
  return { items: await items(), lines: await lines(), copies };
}

type Ends = Awaited<ReturnType<typeof readEnds>>;

function judge(
  { items, lines, copies }: Ends,
  ids: { name: string; id: string }[],
  witness: DropWitness,
): string[] {
  return ids.flatMap(({ name, id }) => {
    const isThere = witness.holds(id, null);
    const state = items.find((item) => item.name === name)?.state ?? 'not in the list';
    const line =
      lines.find((each) => each.name === name && each.operation === 'dropCollection')?.state ?? 'none';
    const facts = `${name}: ${isThere ? 'there' : 'gone'}, item ${state}, line ${line}`;
    const isTrue = isThere
      ? ['failed', 'notStarted'].includes(state) && ['none', 'failed', 'notSent'].includes(line)
      : state === 'done' && line === 'done' && copies.includes(name);
    return isTrue ? [] : [facts];
  });
}

/**
 * Kills the real application while it drops a list, starts it again on the same profile, and holds what its window, its
 * log and its archive say against the server.
 */
export async function killApp({ launch, cluster }: Means, moment: KillMoment): Promise<AppKill> {
  const witness = new DropWitness();
  const first = await launch();
  const child = first.electron.process();
  const closed = first.electron.waitForEvent('close', { timeout: 0 });
  const { server, ids, arm } = await fill(cluster, witness, () => child.kill('SIGKILL'), moment);
  await startList(first, server.address, arm);
  const isThrough = () => server.received('DropCollection').length === COLLECTIONS;
  await expect.poll(() => child.signalCode !== null || isThrough(), { timeout: 60_000 }).toBe(true);
  const killedInTime = child.signalCode !== null;
  child.kill('SIGKILL');
  await closed;
  const sent = witness.changes.length;

  const second = await launch({ userData: first.userData });
  const ends = await readEnds(second);
  const found = judge(ends, ids, witness);
  if (witness.changes.length > sent) found.push('the next start sent something');
  const states: Record<string, number> = {};
  for (const { state } of ends.items) states[state] = (states[state] ?? 0) + 1;
  const { tasks, bulk } = second.screen;
  await tasks.open();
  await tasks.root.getByRole('button', { name: 'Show list' }).first().click();
  const many = bulk(TITLE);
  for (const [state, words] of [
    ['done', 'done'],
    ['notStarted', 'not started'],
  ] as const) {
    if (states[state] !== undefined)
      await expect(many.count(`${String(states[state])} ${words}`)).toBeVisible();
  }
  await second.quit();
  return { killedInTime, states, false: found };
}
