import { once } from 'node:events';
import { readArguments, readPort } from './lib/arguments.mjs';
import { command, Problem, say, step } from './lib/command.mjs';
import { ensureDependencies } from './setup/index.mjs';

const USAGE = 'npm run milvus -- 2.3.5|2.2.16|lite [--port N]';

await command('Milvus: start a real server in a throw-away folder until Ctrl+C.', async () => {
  const { values, positionals } = readArguments(
    { port: { type: 'string' } },
    { usage: USAGE, positionals: true },
  );
  const port = readPort(values.port, USAGE);
  await ensureDependencies();
  // Needs the dependencies, so it cannot be imported before they are there.
  const { MILVUS_VERSIONS, startMilvus } = await import('./lib/milvus-server.mjs');
  const [version = ''] = positionals;
  if (positionals.length !== 1 || !MILVUS_VERSIONS.includes(version)) {
    throw new Problem(`'${positionals.join(' ')}' is not a version that can be started.`, `Usage: ${USAGE}`);
  }
  // Stays for good: a second Ctrl+C must not end this process before the server.
  process.on('SIGINT', () => undefined);
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const server = await step(`Starting Milvus ${version}`, () => startMilvus({ version, port }));
  say(`Milvus ${server.build} answers on ${server.address}. Data: ${server.dataDir}. Ctrl+C ends it.`);
  await interrupted;
  await step('Stopping', () => server.stop());
});
