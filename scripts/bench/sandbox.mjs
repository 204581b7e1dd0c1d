// What the sandbox takes: to start, and to answer a long list. Each figure is a median.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials, makeClientConstructor } from '@grpc/grpc-js';
import { readTypeScript } from '../lib/typescript.mjs';
import { line, medians } from './measure.mjs';

const typescript = await readTypeScript();
const { manyCollections, scenarioNamed, startSandbox } = await typescript.load('electron/sandbox/index.ts');
const { milvusService } = await typescript.load('electron/sandbox/protocol.ts');

const started = performance.now();
await (await startSandbox()).stop();
const first = performance.now() - started;

const socket = join(tmpdir(), `falconer-bench-${process.pid}.sock`);
/** The floor of a start: a listener on a Unix socket. */
const listen = async () => {
  const server = createServer().listen(socket);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
};
const most = scenarioNamed('most');
const start = await medians({
  floor: listen,
  sample: async () => (await startSandbox()).stop(),
  most: async () => (await startSandbox({ scenario: most })).stop(),
});
console.log(`floor, a listener on a socket: ${start.floor.toFixed(1)} ms`);
console.log(`first start, the protocol read with it: ${first.toFixed(1)} ms`);
console.log(line('start with the sample', start.sample, start.floor, 50));
console.log(line('start with 65,536 collections', start.most, start.floor, 1000));

const sandbox = await startSandbox({ scenario: manyCollections(10_000) });
const Client = makeClientConstructor(milvusService(), 'MilvusService');
const client = new Client(sandbox.address, credentials.createInsecure());
const call = (method, request = {}) =>
  new Promise((resolve, reject) => {
    client[method](request, (error, reply) => (error === null ? resolve(reply) : reject(error)));
  });
const ask = await medians({
  floor: () => call('GetVersion'),
  all: () => call('ShowCollections'),
  inMemory: () => call('ShowCollections', { type: 'InMemory' }),
});
client.close();
await sandbox.stop();
console.log(`floor, a raw round trip: ${ask.floor.toFixed(1)} ms`);
console.log(line('ShowCollections of 10,000, read by the client', ask.all, ask.floor, 60));
console.log(line('the same, those in memory', ask.inMemory, ask.floor));
await typescript.close();
