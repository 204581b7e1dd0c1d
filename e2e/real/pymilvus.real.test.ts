import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { installMilvus } from '../../scripts/lib/milvus-server.mjs';
import type { ProfileName } from '../../electron/sandbox';

const WALK = fileURLToPath(new URL('pymilvus-walk.py', import.meta.url));
/** What `npm run sandbox` runs. */
const COMMAND = fileURLToPath(new URL('../../scripts/sandbox/run.mjs', import.meta.url));
const WALK_MS = 120_000;

/** LoadState of the protocol. */
const NOT_LOADED = 1;
const LOADED = 3;

/** Runs the command that serves any client, and answers where it listens. */
async function serve(profile: ProfileName): Promise<{ address: string; stop: () => Promise<void> }> {
  const options = ['--version', profile, '--port', '0', '--scenario', 'empty', '--user', 'root:Milvus'];
  const child = spawn(process.execPath, [COMMAND, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /answers on (\S+:\d+)\./.exec(line)?.[1];
    if (address === undefined) continue;
    return {
      address,
      async stop() {
        child.kill('SIGINT');
        expect((await ended)[0]).toBe(0);
      },
    };
  }
  throw new Error('The sandbox did not start.');
}

async function walk(profile: ProfileName): Promise<Record<string, unknown>> {
  // pymilvus comes with milvus-lite.
  const python = join(await installMilvus('lite'), 'bin', 'python3');
  const { address, stop } = await serve(profile);
  try {
    const { stdout } = await promisify(execFile)(python, [WALK, address, 'root:Milvus'], {
      timeout: WALK_MS,
    });
    const steps = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: string; value: unknown });
    return Object.fromEntries(steps.map(({ step, value }) => [step, value]));
  } finally {
    await stop();
  }
}

/** What is the same on every version from 2.4 on. */
const everywhere = {
  create: null,
  'load without an index': { code: 700, message: 'index not found[collection=py_books]' },
  'list indexes': ['vec'],
  'list partitions': ['_default', 'p1'],
  insert: [0, 1, 2],
  'row count': { row_count: 20 },
  'load some fields': null,
  state: LOADED,
  query: [{ id: 0 }, { id: 1 }],
  refresh: null,
  release: null,
  'state released': NOT_LOADED,
  'state of p1': LOADED,
  'state of _default': NOT_LOADED,
  'release partition': null,
  'drop partition': null,
  'list aliases': ['py_alias'],
  'drop alias': null,
  'list collections': ['py_new'],
  'list users': ['py_user', 'root'],
  'grant role': null,
  grant: null,
  revoke: null,
  'drop role': null,
  'drop user': null,
  drop: null,
  has: false,
};

describe('pymilvus is served by the sandbox', () => {
  it.each([
    ['2.5.27', 65535],
    ['2.6.4', 65535],
    ['2.6.24', 1100],
    ['3.0.1', 1100],
  ] as const)('%s', async (profile, plain) => {
    const saw = await walk(profile);
    expect(saw).toMatchObject({ ...everywhere, version: `v${profile}` });
    const refused = (message: RegExp) => ({
      code: plain,
      message: expect.stringMatching(message) as string,
    });
    expect(saw['drop loaded partition']).toEqual(refused(/partition is loaded, please release it first$/));
    expect(saw['drop aliased']).toEqual(refused(/because it has associated aliases \[py_alias\]/));
    expect(saw['drop role with grants']).toEqual(refused(/that it has privileges/));
    expect(saw['describe user']).toMatchObject({ user_name: 'py_user', roles: ['py_role'] });
    // The fields of a load are kept to by 2.5, and are a hint from 2.6 on.
    if (profile === '2.5.27') {
      expect(saw['query what was not loaded']).toEqual(refused(/^field year is not loaded$/));
      expect(saw['load other fields']).toEqual(refused(/can't change the load field list/));
    } else {
      expect(saw['query what was not loaded']).toMatchObject([{ id: 0, year: 0 }]);
      expect(saw['load other fields']).toBeNull();
    }
  });
});
