import { describe, expect, it } from 'vitest';
import { startMilvus, type MilvusVersion } from '../../scripts/lib/milvus-server.mjs';
import { scenarioNamed, startSandbox } from '../../electron/sandbox';
import { accounts } from '../conformance/chapters/accounts';
import { READER_TOKEN, rights, rightsAfter, rightsBefore } from '../conformance/chapters/rights';
import { differences } from '../conformance/compare';
import { knownDifferences } from '../conformance/known-differences';
import { play, type Answer } from '../conformance/play';
import { playOnSandbox } from '../conformance/play-on-sandbox';
import { unlikeRecording, writeRecording } from '../conformance/recordings';
import { scenario } from '../conformance/scenario';

const ROOT = { root: 'Milvus' };
const ROOT_TOKEN = 'root:Milvus';

async function playOnReal(version: MilvusVersion): Promise<Answer[]> {
  const server = await startMilvus({ version });
  try {
    return await play(server.address, scenario);
  } finally {
    await server.stop();
  }
}

describe('the sandbox answers as a real server does', () => {
  it.each([
    ['2.3.5', '2.3.5'],
    ['2.2.16', '2.2.16'],
    ['lite', 'lite-3.2.1'],
  ] as const)('%s', async (version, profile) => {
    const real = await playOnReal(version);
    if (process.env.FALCONER_RECORD === '1') writeRecording(profile, real);
    const sandbox = await playOnSandbox(profile);
    const found = differences(real, sandbox);
    const agree = `${String(real.length - found.length)} of ${String(real.length)} steps`;
    console.log(`Sandbox ${profile} and Milvus ${version} agree in ${agree}.`);
    const known = knownDifferences.filter((each) => each.profile === profile).map(({ step }) => step);
    const unknown = found.filter(({ step }) => !known.includes(step));
    expect(unknown).toEqual([]);
    expect(found.map(({ step }) => step)).toEqual(known);
    // What was recorded is what the server still says.
    expect(unlikeRecording(profile, real)).toEqual([]);
  });
});

/** Grants need to know who gives them. */
describe('the sandbox answers as a real server that wants to know who asks', () => {
  it('2.3.5', async () => {
    const server = await startMilvus({ version: '2.3.5', authorization: true });
    const sandbox = await startSandbox({
      profile: '2.3.5',
      scenario: scenarioNamed('empty'),
      port: 0,
      users: ROOT,
    });
    try {
      const both = async (address: string) => [
        ...(await play(address, [accounts, rightsBefore], undefined, ROOT_TOKEN)),
        ...(await play(address, [rights], undefined, READER_TOKEN)),
        ...(await play(address, [rightsAfter], undefined, ROOT_TOKEN)),
      ];
      const real = await both(server.address);
      const ours = await both(sandbox.address);
      expect(differences(real, ours)).toEqual([]);
      console.log(`Sandbox 2.3.5 and Milvus 2.3.5, signed in, agree in ${String(real.length)} steps.`);
    } finally {
      await server.stop();
      await sandbox.stop();
    }
  });
});

describe('the comparison', () => {
  const answer = (code: number, names: string[], percents: string[]): Answer[] => [
    {
      step: 'one',
      request: {},
      answer: { status: { code }, collection_names: names, inMemory_percentages: percents },
    },
  ];

  it('sees another number, and a percentage at another name', () => {
    const one = answer(0, ['a', 'b'], ['100', '0']);
    expect(differences(one, answer(100, ['a', 'b'], ['100', '0']))).toHaveLength(1);
    expect(differences(one, answer(0, ['a', 'b'], ['0', '100']))).toHaveLength(1);
  });

  it('does not mind the order of names, nor ids', () => {
    expect(differences(answer(0, ['a', 'b'], ['100', '0']), answer(0, ['b', 'a'], ['0', '100']))).toEqual([]);
    const id = (words: string): Answer[] => [{ step: 'one', request: {}, answer: { reason: words } }];
    expect(differences(id('of 457100932288412010'), id('of 470615382552477778'))).toEqual([]);
  });
});
