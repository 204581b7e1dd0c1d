import { channelNames } from '@shared/ipc/contract';
import type { ChannelName } from '@shared/ipc/contract';
import type { EventName } from '@shared/ipc/events';
import { eventNames } from '@shared/ipc/events';
import { describe, expect, it, vi } from 'vitest';
import type { BridgeTransport } from './bridge';
import { createBridge } from './bridge';

function setUp() {
  const answer = { ok: true, data: {} };
  const transport = {
    invoke: vi.fn<BridgeTransport['invoke']>(() => Promise.resolve(answer)),
    on: vi.fn<BridgeTransport['on']>(() => () => undefined),
  };
  return { transport, bridge: createBridge(transport), answer };
}

describe('the bridge', () => {
  it('exposes two functions, frozen', () => {
    const { bridge } = setUp();
    expect(Object.keys(bridge)).toEqual(['invoke', 'on']);
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('lets every channel of the contract through', async () => {
    const { bridge, transport, answer } = setUp();
    for (const channel of channelNames) expect(await bridge.invoke(channel, {})).toBe(answer);
    expect(transport.invoke.mock.calls.map(([channel]) => channel)).toEqual(channelNames);
  });

  it.each(['', 'collections', 'toString', '__proto__', 'collections.drop ', 'ELECTRON_BROWSER_REQUIRE'])(
    'sends nothing for "%s"',
    async (channel) => {
      const { bridge, transport } = setUp();
      const answer = await bridge.invoke(channel as ChannelName, {});
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'invalidInput', params: { field: 'channel' } },
      });
      expect(() => bridge.on(channel as EventName, () => undefined)).toThrow();
      expect(transport.invoke).not.toHaveBeenCalled();
      expect(transport.on).not.toHaveBeenCalled();
    },
  );

  it('answers with an error where the message could not be carried', async () => {
    const { bridge, transport } = setUp();
    transport.invoke.mockRejectedValueOnce(new Error('An object could not be cloned.'));
    expect(await bridge.invoke('app.info', {})).toMatchObject({
      ok: false,
      error: { code: 'internal', detail: 'An object could not be cloned.' },
    });
  });

  it('hands payloads on and stops when asked', () => {
    const { bridge, transport } = setUp();
    const stop = vi.fn();
    transport.on.mockReturnValue(stop);
    for (const event of eventNames) {
      const listener = vi.fn();
      expect(bridge.on(event, listener)).toBe(stop);
      transport.on.mock.lastCall?.[1]('payload');
      expect(listener).toHaveBeenCalledExactlyOnceWith('payload');
    }
    expect(transport.on.mock.calls.map(([event]) => event)).toEqual(eventNames);
  });
});
