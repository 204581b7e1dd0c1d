import type { Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';

interface Seen {
  bars: [number, string | undefined][];
  notices: { title: string; body: string; click: () => void }[];
}

/**
 * Notes what the system is asked to show, in place of the system: a display without a desktop has neither a taskbar
 * nor notifications, and nothing that gives a window the focus or takes it.
 */
async function watchSystem({ electron }: Falconer): Promise<void> {
  await electron.evaluate(({ BrowserWindow, Notification }) => {
    const seen: Seen = { bars: [], notices: [] };
    (globalThis as { seen?: Seen }).seen = seen;
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window');
    window.setProgressBar = (part, options) => {
      seen.bars.push([part, options?.mode]);
    };
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      seen.notices.push({ title: this.title, body: this.body, click: () => this.emit('click') });
    };
  });
}

/** Brings the window to the front, or another program's before it. */
async function setFront({ electron }: Falconer, isInFront: boolean): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, isNow) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window');
    window.isFocused = () => isNow;
    window.emit(isNow ? 'focus' : 'blur');
  }, isInFront);
}

const seenIn = ({ electron }: Falconer) =>
  electron.evaluate(() => {
    const { bars, notices } = (globalThis as { seen?: Seen }).seen ?? { bars: [], notices: [] };
    return { bars, notices: notices.map(({ title, body }) => `${title}: ${body}`) };
  });

test('while the window is away, the taskbar shows how far a load is, and a notification its end', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await watchSystem(falconer);
  await setFront(falconer, false);
  await list.row('query_cache').startLoad();
  cluster.clock.advance(1_250);
  await expect.poll(async () => (await seenIn(falconer)).bars).toContainEqual([0.5, 'normal']);
  await cluster.finishLoads();
  await expect
    .poll(async () => (await seenIn(falconer)).notices)
    .toEqual(['Load query_cache: Done · default on Test cluster']);
  expect((await seenIn(falconer)).bars.at(-1)).toEqual([-1, undefined]);

  // A click on it shows the task.
  await falconer.electron.evaluate(() => (globalThis as { seen?: Seen }).seen?.notices[0]?.click());
  await expect(tasks.task('Load query_cache').root).toBeFocused();
});

test('what ends in front is not notified; a failure stays in the taskbar until somebody looks', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await watchSystem(falconer);
  await setFront(falconer, true);
  await tasks.open();
  await list.row('query_cache').toggle.click();
  await cluster.finishLoads();
  await expect(tasks.task('Load query_cache').status('Done')).toBeVisible();
  expect((await seenIn(falconer)).bars).toEqual([]);

  await setFront(falconer, false);
  const status = { error_code: 'UnexpectedError', code: 65535, reason: 'service not ready' };
  cluster.faults.failNext('LoadCollection', { kind: 'status', status });
  await list.row('translations').toggle.click();
  await expect(tasks.task('Load translations').status('Failed')).toBeVisible();
  await expect.poll(async () => (await seenIn(falconer)).bars.at(-1)).toEqual([1, 'error']);
  // Only this one: the first has not been kept for later either.
  await expect
    .poll(async () => (await seenIn(falconer)).notices)
    .toEqual(['Load translations: Failed · default on Test cluster']);
  await setFront(falconer, true);
  await expect.poll(async () => (await seenIn(falconer)).bars.at(-1)).toEqual([-1, undefined]);
});
