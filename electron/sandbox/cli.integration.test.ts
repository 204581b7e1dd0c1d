import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectMilvus } from '../../scripts/lib/milvus-client.mjs';
import { HELP, runSandbox, UsageError } from './cli';

let folder: string;
let said: string[];
const stops: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falconer-cli-'));
  said = [];
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  rmSync(folder, { recursive: true });
});

const run = async (...args: string[]) => {
  const sandbox = await runSandbox(['--port', '0', ...args], (line) => said.push(line));
  if (sandbox === null) throw new Error('no sandbox');
  stops.push(() => sandbox.stop());
  return sandbox;
};

it('is the version, and holds the scenario, that it was told', async () => {
  const file = join(folder, 'mine.json');
  const fields = [
    { name: 'id', type: 'Int64', is: 'primaryKey' },
    { name: 'embedding', type: 'FloatVector', dim: 8 },
  ];
  writeFileSync(file, JSON.stringify({ databases: { default: [{ name: 'mine', fields }] } }));
  const { address } = await run('--version', '2.6.4', '--scenario', file, '--user', 'ann:Secret-1');
  expect(said).toEqual([`Sandbox of Milvus v2.6.4 answers on ${address}. Ctrl+C ends it.`]);
  const probe = connectMilvus(address, { token: 'ann:Secret-1' });
  stops.unshift(() => {
    probe.close();
    return Promise.resolve();
  });
  expect(await probe.raw('GetVersion', {})).toMatchObject({ version: 'v2.6.4' });
  await expect(probe.raw('DropCollection', { collection_name: 'mine' })).rejects.toMatchObject({ code: 7 });
  expect(await probe.raw('ShowCollections', {})).toMatchObject({ collection_names: ['mine'] });
});

it('has its certificates where it says, for as long as it runs', async () => {
  const sandbox = await run('--tls', 'mutual', '--scenario', 'empty');
  const where = said[1]?.replace('Certificates: ', '') ?? '';
  expect(statSync(join(where, 'client.key')).mode & 0o077).toBe(0);
  await sandbox.stop();
  expect(existsSync(where)).toBe(false);
});

it('starts with the trouble that was ordered', async () => {
  const { faults } = await run('--trouble', 'broken');
  expect(faults.take('GetVersion')).toMatchObject({ kind: 'grpc' });
});

it.each([
  [['--version', '1.0'], '--version 1.0 is not known. It takes 2.2.16,'],
  [['--scenario', 'x'], '--scenario x is not known. It takes sample,'],
  [['--scenario', '/nowhere.json'], '--scenario /nowhere.json: ENOENT'],
  [['--trouble', 'x'], '--trouble x is not known. It takes stall,'],
  [['--tls', 'x'], '--tls x is not known. It takes server, mutual.'],
  [['--user', 'ann'], '--user takes NAME:PASSWORD'],
  [['--port', '70000'], '--port 70000 is not a port.'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is a mistake that is named', async (args, words) => {
  await expect(run(...args)).rejects.toThrow(UsageError);
  await expect(run(...args)).rejects.toThrow(words);
});

it('names what is wrong with a scenario, and never says a password', async () => {
  const file = join(folder, 'bad.json');
  writeFileSync(file, '{"databases":{"default":[{"name":"x"}]}}');
  await expect(run('--scenario', file)).rejects.toThrow(/databases\.default\[0\]\.fields/);
  await expect(run('--user', 'hunter2')).rejects.not.toThrow(/hunter2/);
});

it('helps', async () => {
  expect(await runSandbox(['--help'], (line) => said.push(line))).toBeNull();
  expect(said).toEqual([HELP]);
});
