import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from './log';
import { finishBeforeQuit } from './quit';

/** Quits as Electron does: asks first, and ends only if nobody objects. */
class FakeApp extends EventEmitter {
  ended = false;
  quit(): void {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    this.ended = !prevented;
  }
}

function setUp(finish: () => Promise<unknown>) {
  const app = new FakeApp();
  const error = vi.fn();
  const finishing = vi.fn(finish);
  finishBeforeQuit(app as unknown as App, finishing, { error } as unknown as Log);
  app.quit();
  return { app, error, finishing };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('finishBeforeQuit', () => {
  it('ends once the work is done, and does it once', async () => {
    let done: () => void = () => undefined;
    const { app, finishing } = setUp(() => new Promise<void>((resolve) => (done = resolve)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(app.ended).toBe(false);
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.ended).toBe(true);
    expect(finishing).toHaveBeenCalledOnce();
  });

  it('does not wait for ever', async () => {
    const { app } = setUp(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(3_100);
    expect(app.ended).toBe(true);
  });

  it('ends also where the work fails, and logs that', async () => {
    const { app, error } = setUp(() => Promise.reject(new Error('disk full')));
    await vi.advanceTimersByTimeAsync(0);
    expect(app.ended).toBe(true);
    expect(error).toHaveBeenCalledOnce();
  });
});
