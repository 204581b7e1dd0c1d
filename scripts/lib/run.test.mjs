import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { run, TOO_LONG } from './run.mjs';

/** Says which process it is, and lives until it is ended. */
const LIVES = 'console.log(process.pid); setInterval(() => undefined, 1000);';
/** Leaves such a process behind, which has its output for its own; ends itself if it is to. */
const leaves = (ends) => `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', ${JSON.stringify(LIVES)}], { stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('spawn', () => { ${ends ? 'child.unref(); setTimeout(() => process.exit(3), 300);' : ''} });`;

/** Whether a process is there; one that has ended and that nobody waits for is a zombie, and is not. */
const isThere = (pid) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

it('ends what takes too long, with what that has started', { timeout: 30_000 }, async () => {
  const { code, tail } = await run(process.execPath, ['-e', leaves(false)], { timeoutMs: 6_000 });
  expect(code).toBe(TOO_LONG);
  const pid = Number(tail);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isThere(pid)).toBe(false);
});

it('ends with its program, whose output somebody else still holds', { timeout: 30_000 }, async () => {
  const { code, tail } = await run(process.execPath, ['-e', leaves(true)]);
  expect(code).toBe(3);
  const pid = Number(tail);
  expect(isThere(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});

it('answers how a program ended', async () => {
  expect(await run(process.execPath, ['-e', 'console.log("so"); process.exit(5)'])).toEqual({
    code: 5,
    tail: 'so',
  });
  expect(await run('no-such-program-anywhere', [])).toMatchObject({ code: 127 });
});

it('ends with its program where somebody wants all to end', async () => {
  const command = `
    import { run } from ${JSON.stringify(new URL('run.mjs', import.meta.url).href)};
    const again = () => run(process.execPath, ['-e', ${JSON.stringify(LIVES)}], { show: true, timeoutMs: 60_000 });
    await again().catch(({ name }) => console.log(name));
    process.exit(7);`;
  const outer = spawn(process.execPath, ['--input-type=module', '-e', command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const words = [];
  outer.stdout.on('data', (chunk) => {
    words.push(String(chunk).trim());
    if (words.length === 1) outer.kill('SIGINT');
  });
  const [code] = await once(outer, 'close');
  expect([code, words[1]]).toEqual([7, 'Interrupted']);
  expect(isThere(Number(words[0]))).toBe(false);
});
