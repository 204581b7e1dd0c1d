import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const HOST = '127.0.0.1';

/** @returns {Promise<number | null>} the port that was bound and let go again, null if it is taken */
const tryPort = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });

/** Below the ports that Linux gives to clients (32768 and up), above those of Milvus' parts and well-known servers. */
const OWN_PORTS = { first: 22_000, count: 10_000 };
const TRIES = 50;

/**
 * A port that no client has just used is free for a server that binds it the strict way, too: one out of the range of
 * clients may be waiting for its last packets, and Milvus' launcher silently takes another one then.
 * @returns {Promise<number>} a free TCP port on loopback
 */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = await tryPort(OWN_PORTS.first + Math.floor(Math.random() * OWN_PORTS.count));
    if (port !== null) return port;
  }
  return tryPort(0);
}

/**
 * @param {number[]} ports
 * @returns {Promise<number[]>} those that something listens on
 */
export async function takenPorts(ports) {
  const found = await Promise.all(ports.map(async (port) => ((await tryPort(port)) === null ? port : null)));
  return found.filter((port) => port !== null);
}

/**
 * Asks again and again until the answer is not null.
 * @template T
 * @param {() => Promise<T | null>} ask
 * @param {{ withinMs: number, everyMs?: number }} limits
 * @returns {Promise<T | null>} null if the time ran out
 */
export async function until(ask, { withinMs, everyMs = 250 }) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() >= deadline) return null;
    await pause(everyMs);
  }
}
