import { spawn } from 'node:child_process';
import { Problem } from './command.mjs';

const SCREEN = '1600x1000x24';
const START_MS = 15_000;

/** Whether a window can be shown to a person. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/**
 * Runs something that needs a screen: on the one that is there, else on a virtual one that lives as long as it runs.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work gets the variables that its programs need
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({});
  const screen = await startVirtualDisplay();
  try {
    return await work({ DISPLAY: screen.display });
  } finally {
    await screen.stop();
  }
}

/**
 * Starts Xvfb on a free display.
 * @returns {Promise<{ display: string, stop(): Promise<void> }>}
 */
export async function startVirtualDisplay() {
  // -displayfd lets the server pick a free number and tell it; a number chosen here could be taken by then.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const number = await new Promise((resolve, reject) => {
    let told = '';
    let complaint = '';
    const remedy = 'Install it (Debian and Ubuntu: apt-get install -y xvfb), or run where a screen is.';
    const fail = (reason) => reject(new Problem(`No virtual display: ${reason}`, remedy));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail('Xvfb did not start in time');
    }, START_MS);
    child.stdio[3].on('data', (chunk) => {
      told += chunk;
      if (!told.endsWith('\n')) return;
      clearTimeout(limit);
      resolve(told.trim());
    });
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.once('error', (error) => fail(error.message));
    child.once('exit', () => fail(`Xvfb ended: ${complaint.trim()}`));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { display: `:${number}`, stop };
}
