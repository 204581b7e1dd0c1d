import { appError, fail, FalconerError } from '@shared/ipc/result';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from './handler-types';
import { aPipeline, goodInputs, spyHandlers } from './testing';

const never = (): Promise<never> => new Promise(() => undefined);

function withHandlers(changes: Partial<Handlers>, rest: Parameters<typeof aPipeline>[0] = {}) {
  return aPipeline({ handlers: { ...spyHandlers().handlers, ...changes }, ...rest }, { callTimeoutMs: 500 });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the handler', () => {
  it('gets the parsed input, without what the contract does not name', async () => {
    const { send, spies } = aPipeline();
    await send('databases.list', { connectionId: 'c1', extra: 'thing' });
    expect(spies['databases.list']).toHaveBeenCalledWith({ connectionId: 'c1' }, expect.anything());
  });

  it('answers with its own errors as data', async () => {
    const { send } = withHandlers({
      'databases.list': () => fail('permissionDenied', { params: { privilege: 'ListDatabases' } }),
    });
    expect(await send('databases.list')).toEqual({
      ok: false,
      error: appError('permissionDenied', { params: { privilege: 'ListDatabases' } }),
    });
  });

  it('has other errors told as defects, to the window and the log', async () => {
    const defect = new TypeError('x is not a function');
    const { send, records } = withHandlers({ 'app.info': () => Promise.reject(defect) });
    expect(await send('app.info')).toMatchObject({
      ok: false,
      error: { code: 'internal', detail: 'x is not a function' },
    });
    expect(records).toMatchObject([{ outcome: 'internal', defect }]);
  });

  it('is held to the contract where answers are checked', async () => {
    const handlers = { 'databases.list': () => ({ databases: ['default'], readAt: 'now' }) as never };
    expect((await withHandlers(handlers).send('databases.list')).ok).toBe(true);
    expect(await withHandlers(handlers, { checkOutput: true }).send('databases.list')).toMatchObject({
      ok: false,
      error: { code: 'internal', detail: expect.stringContaining('readAt') as string },
    });
  });
});

describe('the deadline', () => {
  it('ends a read as timed out and aborts it', async () => {
    let signal: AbortSignal | undefined;
    const { send } = withHandlers({
      'databases.list': (_input, call) => {
        signal = call.signal;
        return never();
      },
    });
    const answer = send('databases.list');
    await vi.advanceTimersByTimeAsync(2_400);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'timeout', retryable: true } });
    expect(signal?.aborted).toBe(true);
  });

  it('ends a change as unknown, never as failed or to be repeated', async () => {
    const { send } = withHandlers({ 'collections.refreshLoad': never });
    const answer = send('collections.refreshLoad');
    await vi.advanceTimersByTimeAsync(2_600);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'outcomeUnknown', retryable: false } });
  });

  it('leaves a new partition the time to be looked for', async () => {
    const { send } = withHandlers({ 'partitions.create': never });
    let isOver = false;
    const answer = send('partitions.create').finally(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(2_600);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(2_400);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'outcomeUnknown' } });
  });

  it('ignores what comes later, errors too', async () => {
    let reject: (error: Error) => void = () => undefined;
    const { send } = withHandlers({
      'databases.list': () =>
        new Promise((_resolve, no) => {
          reject = no;
        }),
    });
    const answer = send('databases.list');
    await vi.advanceTimersByTimeAsync(2_600);
    reject(new FalconerError(appError('cancelled')));
    expect(await answer).toMatchObject({ error: { code: 'timeout' } });
  });

  it('does not hurry a person', async () => {
    let choose: (answer: { path: string }) => void = () => undefined;
    const { send } = withHandlers({
      'app.chooseFile': () =>
        new Promise((resolve) => {
          choose = resolve;
        }),
    });
    const answer = send('app.chooseFile');
    await vi.advanceTimersByTimeAsync(3_600_000);
    choose({ path: '/ca.pem' });
    expect(await answer).toEqual({ ok: true, data: { path: '/ca.pem' } });
  });

  it('leaves no timer behind', async () => {
    await aPipeline().send('databases.list');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that goes away', () => {
  it.each([
    ['databases.list', true],
    ['partitions.create', false],
  ] as const)('while %s runs: aborts it %s', async (channel, aborts) => {
    const page = new AbortController();
    let signal: AbortSignal | undefined;
    let finish: () => void = () => undefined;
    const { send } = withHandlers({
      [channel]: (_input: unknown, call: { signal: AbortSignal }) => {
        signal = call.signal;
        return new Promise((resolve) => {
          finish = () => {
            resolve({});
          };
        });
      },
    });
    const answer = send(channel, goodInputs[channel], { pageGone: page.signal });
    await vi.waitFor(() => {
      expect(signal).toBeDefined();
    });
    page.abort();
    expect(signal?.aborted).toBe(aborts);
    finish();
    await answer;
  });

  it('is not listened to for longer than the request lasts', async () => {
    const page = new AbortController();
    const added = vi.spyOn(page.signal, 'addEventListener');
    const removed = vi.spyOn(page.signal, 'removeEventListener');
    await aPipeline().send('databases.list', goodInputs['databases.list'], { pageGone: page.signal });
    expect(added).toHaveBeenCalledOnce();
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe('the log', () => {
  it('learns channel, outcome and duration, and nothing of the request', async () => {
    const times = [100, 112.4];
    const { send, records } = aPipeline({ now: () => times.shift() ?? 0 });
    const canary = 'canary-Pa55w0rd';
    await send('connections.save', {
      ...goodInputs['connections.save'],
      secret: { kind: 'set', value: canary, where: 'disk', acceptWeakStorage: false },
    });
    expect(records).toEqual([{ channel: 'connections.save', outcome: 'ok', durationMs: 12, defect: null }]);
    await send('connections.save', { secret: canary });
    expect(records[1]).toMatchObject({ outcome: 'invalidInput', defect: null });
    expect(JSON.stringify(records)).not.toContain(canary);
  });
});
