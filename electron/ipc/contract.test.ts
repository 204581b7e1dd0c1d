import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Environment } from '@shared/domain/environment';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Channel } from '@shared/ipc/contract';
import { channelNames, contract } from '@shared/ipc/contract';
import type { GuardedAction } from '@shared/policy/confirmation';
import { confirmationPolicy } from '@shared/policy/confirmation';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { confirmedChannels } from './confirmation-guard';
import type { ConfirmedChannel } from './confirmation-guard';
import { createHandlers } from './handlers';
import type { HandlersDeps } from './handlers';
import type { Sender } from './sender-guard';
import { isTrustedSender } from './sender-guard';
import {
  aCollectionRef,
  aPipeline,
  changingChannels,
  goodInputs,
  notAskedInput,
  trustedSender,
} from './testing';

const serverChannels = channelNames.filter((name) => contract[name].effect !== 'local');

describe.each(channelNames)('%s', (channel) => {
  it('has a handler', () => {
    const handlers = createHandlers({} as HandlersDeps);
    expect(Object.keys(handlers).sort()).toEqual([...channelNames].sort());
    expect(handlers[channel]).toBeTypeOf('function');
  });

  it('carries out a good request', async () => {
    const { send, spies } = aPipeline();
    expect(await send(channel)).toEqual({ ok: true, data: {} });
    expect(spies[channel]).toHaveBeenCalledOnce();
  });

  it.each([undefined, null, 42, 'text', []])('refuses %j', async (input) => {
    const { send, spies } = aPipeline();
    // As a parameter, undefined would stand for the default.
    const answer = await send(channel, null, { input });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
    expect(spies[channel]).not.toHaveBeenCalled();
  });

  it('refuses a wrong value in each place, and names the place', async () => {
    for (const key of Object.keys(goodInputs[channel])) {
      const { send, spies } = aPipeline();
      const answer = await send(channel, { ...goodInputs[channel], [key]: Symbol('wrong') });
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
      expect(answer.ok ? '' : answer.error.params.field).toMatch(new RegExp(`^${key}`));
      expect(spies[channel]).not.toHaveBeenCalled();
    }
  });

  const strangers: [string, Partial<Sender>][] = [
    ['another window', { ownWindow: false }],
    ['a subframe', { mainFrame: false }],
    ['another origin', { url: 'https://evil.example/' }],
    ['a frame without a URL', { url: '' }],
  ];
  it.each(strangers)('refuses %s, whatever it asks', async (_who, change) => {
    const { send, spies } = aPipeline({ isTrusted: (sender) => isTrustedSender(sender, 'app://bundle/') });
    for (const input of [goodInputs[channel], null]) {
      const answer = await send(channel, input, { sender: { ...trustedSender, ...change } });
      expect(answer).toMatchObject({ ok: false, error: { code: 'badSender' } });
    }
    expect(spies[channel]).not.toHaveBeenCalled();
  });
});

describe('channels to a server', () => {
  it('all name their connection where the guards look', () => {
    for (const name of serverChannels) {
      const { input }: Channel = contract[name];
      expect(input, name).toBeInstanceOf(z.ZodObject);
      expect(Object.keys((input as z.ZodObject).shape), name).toContain('connectionId');
    }
  });

  it.each(serverChannels)('%s is refused for a connection that is not saved', async (channel) => {
    const { send, spies } = aPipeline();
    const answer = await send(channel, { ...goodInputs[channel], connectionId: 'gone' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'connectionUnknown', params: { id: 'gone' } } });
    expect(spies[channel]).not.toHaveBeenCalled();
  });
});

describe('on a read-only connection', () => {
  it('there is something to refuse', () => {
    expect(changingChannels).toEqual(
      expect.arrayContaining([
        'collections.load',
        'partitions.create',
        'drops.start',
        'bulk.start',
        'bulk.resume',
        'bulk.retry',
      ]),
    );
  });

  it.each(changingChannels)('%s is refused before any handler runs', async (channel) => {
    const { send, spies } = aPipeline({}, { readOnly: true, name: 'analytics' });
    const answer = await send(channel);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'readOnly', params: { connection: 'analytics' } },
    });
    for (const [name, spy] of Object.entries(spies)) expect(spy, name).not.toHaveBeenCalled();
  });

  it.each(changingChannels)('%s is refused in an environment that is read-only', async (channel) => {
    const settings = () => ({ ...DEFAULT_SETTINGS, readOnlyEnvironments: ['staging' as const] });
    const { send, spies } = aPipeline({ settings }, { environment: 'staging', name: 'analytics' });
    const params = { connection: 'analytics', why: 'environment' };
    expect(await send(channel)).toMatchObject({ ok: false, error: { code: 'readOnly', params } });
    for (const [name, spy] of Object.entries(spies)) expect(spy, name).not.toHaveBeenCalled();
  });

  it.each(channelNames.filter((name) => !changingChannels.includes(name)))('%s is not', async (channel) => {
    const { send } = aPipeline({}, { readOnly: true });
    expect(await send(channel)).toMatchObject({ ok: true });
  });
});

const environments: Environment[] = ['development', 'staging', 'production'];
const actions: Record<ConfirmedChannel, GuardedAction> = {
  'collections.load': 'load',
  'indexes.create': 'load',
  'collections.rename': 'renameCollection',
  'aliases.alter': 'alterAlias',
  'archive.recreate': 'load',
  'collections.release': 'release',
  'partitions.release': 'release',
  'bulk.start': 'release',
  'bulk.resume': 'release',
  'bulk.retry': 'release',
};

describe.each(environments)('on %s', (environment) => {
  it.each(confirmedChannels)('%s is refused unless asked as the policy says', async (channel) => {
    const level = confirmationPolicy[actions[channel]][environment];
    const unasked = aPipeline({}, { environment });
    const answer = await unasked.send(channel, notAskedInput(channel));
    if (level === 'none') {
      expect(answer.ok).toBe(true);
      return;
    }
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'confirmationRequired', params: { action: actions[channel], environment } },
    });
    expect(unasked.spies[channel]).not.toHaveBeenCalled();

    const clicked = { ...goodInputs[channel], confirmation: { acknowledged: true, typedName: null } };
    expect((await unasked.send(channel, clicked)).ok).toBe(level !== 'typeName');
    expect((await unasked.send(channel)).ok).toBe(true);
  });

  it('a load that releases first is asked about as a release is', async () => {
    const { send } = aPipeline({}, { environment });
    const options = { ...LOAD_EVERYTHING, releaseFirst: true };
    const answer = await send('collections.load', {
      ...aCollectionRef,
      options,
      confirmation: { acknowledged: false, typedName: null },
    });
    expect(answer.ok).toBe(confirmationPolicy.release[environment] === 'none');
  });
});

it('every destructive channel takes a ticket, and every one with a confirmation is guarded', () => {
  const carrying = channelNames.filter((name) => 'confirmation' in goodInputs[name]);
  expect([...confirmedChannels].sort()).toEqual([...carrying].sort());
  for (const name of channelNames) {
    if (contract[name].effect === 'destructive') expect(goodInputs[name]).toHaveProperty('ticket');
  }
});
