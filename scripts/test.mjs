import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, explain, Interrupted, Problem, say, seconds } from './lib/command.mjs';
import { NOTHING, add, line } from './lib/tally.mjs';
import { TIERS } from './lib/tiers.mjs';
import { ensureDependencies, setUp } from './setup/index.mjs';

const USAGE = `npm test [-- ${TIERS.map(({ name }) => name).join(' ')}]`;
const REQUIRE_ALL = process.env.CI === 'true' || process.env.FALCONER_REQUIRE_ALL === '1';

/**
 * The tiers that a command line asks for, and what is left for their runner.
 * @param {string[]} args
 */
function choose(args) {
  const known = (name) => TIERS.some((tier) => tier.name === name);
  const end = args.findIndex((arg) => !known(arg));
  const names = end < 0 ? args : args.slice(0, end);
  const filters = end < 0 ? [] : args.slice(end);
  if (names.length === 0 && filters.length > 0)
    throw new Problem(`No tier is named '${filters[0]}'.`, `Usage: ${USAGE}`);
  return {
    tiers: names.length === 0 ? TIERS : TIERS.filter(({ name }) => names.includes(name)),
    filters,
    asked: names.length > 0,
  };
}

/** Sets up once, whichever tier asks first. */
function once(work) {
  let promise = null;
  return () => (promise ??= work());
}

async function runTier(tier, bench, { required }) {
  const began = Date.now();
  say(`\n== ${tier.name}`);
  try {
    const obstacle = await tier.obstacle(bench);
    if (obstacle !== null) {
      say(`${tier.name} cannot run here: ${obstacle}`);
      say(required ? 'It is required, so it counts as failed.' : 'It counts as skipped.');
      return required ? { ...NOTHING, failed: 1 } : { ...NOTHING, skipped: 1 };
    }
    const tally = await tier.run(bench);
    say(`${tier.name}: ${line(tally)} in ${seconds(Date.now() - began)}`);
    return tally;
  } catch (thrown) {
    if (thrown instanceof Interrupted) throw thrown;
    say(`${tier.name} broke off: ${explain(thrown)}`);
    return { ...NOTHING, failed: 1 };
  }
}

await command('Test: set up what is missing and run every tier, or the ones that are named.', async () => {
  const { tiers, filters, asked } = choose(process.argv.slice(2));
  await ensureDependencies();
  const reports = mkdtempSync(join(tmpdir(), 'falconer-reports-'));
  const bench = { reports, filters, electron: once(setUp) };
  const results = [];
  for (const tier of tiers) {
    const required = !tier.needsMachine || asked || REQUIRE_ALL;
    results.push({ name: tier.name, tally: await runTier(tier, bench, { required }) });
  }
  rmSync(reports, { recursive: true, force: true });
  say('');
  for (const { name, tally } of results) say(`${name.padEnd(12)} ${line(tally)}`);
  const total = results.map(({ tally }) => tally).reduce(add, NOTHING);
  say(line(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
