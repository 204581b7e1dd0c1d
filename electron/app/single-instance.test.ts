import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { StartRequest } from './command-line';
import { claimSingleInstance } from './single-instance';

class FakeApp extends EventEmitter {
  constructor(readonly requestSingleInstanceLock: (data: unknown) => boolean) {
    super();
  }
}

const start: StartRequest = { kind: 'connect', address: 'localhost:19530' };

function claim(isFirst: boolean) {
  const lock = vi.fn(() => isFirst);
  const app = new FakeApp(lock);
  const onSecond = vi.fn();
  const claimed = claimSingleInstance(app as unknown as App, start, onSecond);
  return { app, lock, onSecond, claimed };
}

describe('claimSingleInstance', () => {
  it('hands the request of a second instance over, and has that one end', () => {
    const { lock, claimed } = claim(false);
    expect(lock).toHaveBeenCalledWith(start);
    expect(claimed).toBe(false);
  });

  it.each<[unknown, StartRequest]>([
    [start, start],
    [{ kind: 'sample' }, { kind: 'sample' }],
    [{ kind: 'connect', address: 'http://evil' }, { kind: 'nothing' }],
    [undefined, { kind: 'nothing' }],
    [{ kind: 'drop' }, { kind: 'nothing' }],
  ])('in the first instance takes %j for %j', (data, request) => {
    const { app, onSecond, claimed } = claim(true);
    expect(claimed).toBe(true);
    app.emit('second-instance', {}, ['--connect', 'other'], '/', data);
    expect(onSecond).toHaveBeenCalledExactlyOnceWith(request);
  });
});
