import { once } from 'node:events';
import { readTypeScript } from '../lib/typescript.mjs';

const typescript = await readTypeScript();
const { runSandbox, UsageError } = await typescript.load('electron/sandbox/cli.ts');

process.on('SIGINT', () => undefined);
const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
try {
  const sandbox = await runSandbox(process.argv.slice(2), console.log);
  if (sandbox !== null) {
    await interrupted;
    await sandbox.stop();
  }
} catch (thrown) {
  if (!(thrown instanceof UsageError) && thrown?.code !== 'EADDRINUSE') throw thrown;
  console.error(`${thrown.message}\nWhat to do: npm run sandbox -- --help`);
  process.exitCode = 1;
} finally {
  await typescript.close();
}
