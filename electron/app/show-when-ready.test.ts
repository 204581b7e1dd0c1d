import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showWhenReady } from './show-when-ready';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function hidden() {
  const state = { shown: 0, isDestroyed: false };
  const window = Object.assign(new EventEmitter(), {
    show: () => state.shown++,
    isVisible: () => state.shown > 0,
    isDestroyed: () => state.isDestroyed,
    webContents: new EventEmitter(),
  });
  showWhenReady(window);
  return { window, state };
}

it('shows a window when it has painted, once', () => {
  const { window, state } = hidden();
  window.webContents.emit('did-finish-load');
  expect(state.shown).toBe(0);
  window.emit('ready-to-show');
  vi.runAllTimers();
  expect(state.shown).toBe(1);
});

it('shows one that never says that it has painted, unless it is gone', () => {
  const { window, state } = hidden();
  window.webContents.emit('did-finish-load');
  vi.advanceTimersByTime(4999);
  expect(state.shown).toBe(0);
  vi.advanceTimersByTime(1);
  expect(state.shown).toBe(1);
  const closed = hidden();
  closed.window.webContents.emit('did-finish-load');
  closed.state.isDestroyed = true;
  vi.runAllTimers();
  expect(closed.state.shown).toBe(0);
});
