import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { expect, test } from '../fixtures/test';
import type { Falconer } from '../fixtures/falconer';
import type { TestCluster } from '../fixtures/test-cluster';
import { until } from '../fixtures/until';

// P9: what Falconer asks of a server in a minute: nothing but whether it is there while nothing loads, one cheap call
// a database and tick while something does, and nothing for a window that nobody sees.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The sandbox's longest load. */
const LOAD_MS = 20 * SECOND;
const LOADS = 50;
/** Looks in a minute: two a second at the most. */
const TICKS = 120;
/** The list of partitions is read whole at the beginning and at the end of a load: some a minute. */
const WHOLE_LISTS = 12;

const scenario = {
  queryNodes: [{ memoryGb: 1_000_000 }],
  databases: {
    default: [
      {
        name: 'c{n}',
        copies: 4 * LOADS,
        fields: [
          { name: 'id', type: 'Int64', is: 'primaryKey' as const },
          { name: 'embedding', type: 'FloatVector', dim: 8 },
        ],
        partitions: { p1: 90_000_000, p2: 90_000_000, p3: 90_000_000 },
        indexes: { embedding: { index_type: 'FLAT', metric_type: 'L2' } },
      },
    ],
  },
};

/** Calls a minute, by method. */
type Rates = Record<string, number>;

const nameOf = (at: number) => `c${String(at).padStart(3, '0')}`;

/** Lets the sandbox's time go as the machine's. */
function letTimeGo({ clock }: TestCluster): () => void {
  let before = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    clock.advance(now - before);
    before = now;
  }, 50);
  return () => {
    clearInterval(timer);
  };
}

const passed = async (ms: number): Promise<void> => {
  const end = Date.now() + ms;
  await until('the time of the measurement is over', () => Promise.resolve(Date.now() >= end), 2 * ms);
};

/** Counts what arrives in that time. */
async function ratesOf({ calls }: TestCluster, ms: number): Promise<Rates> {
  // What is remembered of calls is cut at the front: counted from an empty list it is not.
  (calls as unknown[]).length = 0;
  await passed(ms);
  const counts: Record<string, number> = {};
  for (const { method, request } of calls) {
    const name = method.startsWith('Show') ? `${method} ${String(request.type)}` : method;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, Math.round((count * MINUTE) / ms)]),
  );
}

const sumOf = (rates: Rates): number => Object.values(rates).reduce((sum, each) => sum + each, 0);

function lineOf(what: string, rates: Rates, most: number | null): string {
  const found = Object.entries(rates).sort(([, a], [, b]) => b - a);
  const words = found.map(([method, rate]) => `${method} ${String(rate)}`).join(', ') || 'none';
  const asked = sumOf(rates) - (rates.GetVersion ?? 0);
  const bar = most === null ? '' : `, bar ${String(most)}: ${asked <= most ? 'kept' : 'MISSED'}`;
  return `  ${what.padEnd(34)} ${String(asked).padStart(6)} a minute${bar} (${words})`;
}

/** Starts loads and answers when the server has taken them. */
async function load(falconer: Falconer, cluster: TestCluster, names: readonly string[]): Promise<void> {
  const { connections } = await falconer.ask('connections.list', {});
  const connectionId = connections.find(({ name }) => name === 'Test cluster')?.id ?? '';
  for (const collection of names) {
    await falconer.ask('collections.load', {
      ...{ connectionId, database: 'default', collection, collectionId: cluster.collection(collection).id },
      options: LOAD_EVERYTHING,
      confirmation: { acknowledged: true, typedName: null },
    });
  }
  const isTaken = () => names.every((name) => cluster.inMemory(name).length > 0);
  await until('the loads are taken', () => Promise.resolve(isTaken()), LOAD_MS);
}

/** Waits until nothing is asked any more but whether the server is there. */
async function calm(cluster: TestCluster): Promise<void> {
  await expect
    .poll(async () => sumOf({ ...(await ratesOf(cluster, 3 * SECOND)), GetVersion: 0 }), { timeout: MINUTE })
    .toBe(0);
}

async function show(falconer: Falconer, isShown: boolean): Promise<void> {
  await falconer.electron.evaluate(({ BrowserWindow }, shown) => {
    const [window] = BrowserWindow.getAllWindows();
    if (shown) window?.show();
    else window?.hide();
  }, isShown);
  // Playwright keeps the page awake whatever becomes of its window: the page has to be told.
  await falconer.page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    },
    isShown ? 'visible' : 'hidden',
  );
}

test('calls a minute', async ({ falconer, opened }) => {
  const cluster = await opened({}, { scenario });
  const stop = letTimeGo(cluster);
  const lines: string[] = [];
  const measure = async (what: string, ms: number, most: number | null): Promise<Rates> => {
    const rates = await ratesOf(cluster, ms);
    lines.push(lineOf(what, rates, most));
    return rates;
  };
  // The first row stays for its panel.
  let next = 1;
  const some = (count: number) => Array.from({ length: count }, () => nameOf(next++));
  const measureLoads = async (what: string, count: number, most: number): Promise<Rates> => {
    await load(falconer, cluster, some(count));
    const rates = await measure(what, LOAD_MS / 2, most);
    await passed(LOAD_MS);
    await calm(cluster);
    return rates;
  };
  try {
    await calm(cluster);
    const idle = await measure('nothing loads', 30 * SECOND, 0);
    await show(falconer, false);
    const hidden = await measure('nothing loads, hidden', 30 * SECOND, 0);
    await show(falconer, true);
    await calm(cluster);

    const one = await measureLoads('one loads', 1, TICKS);
    const fifty = await measureLoads('fifty load', LOADS, TICKS);
    await falconer.screen.list.row(nameOf(0)).root.click();
    await calm(cluster);
    next = 0;
    await measureLoads('one loads, its panel open', 1, 2 * TICKS + WHOLE_LISTS);
    next = LOADS + 10;
    await show(falconer, false);
    await measureLoads('one loads, hidden', 1, TICKS);

    console.log(
      ['P9, calls a minute without those that ask whether the server is there:', ...lines].join('\n'),
    );
    for (const rates of [idle, hidden])
      expect(Object.keys(rates).filter((name) => name !== 'GetVersion')).toEqual([]);
    for (const rates of [one, fifty]) expect(sumOf(rates)).toBeGreaterThan(0);
  } finally {
    stop();
  }
});
