import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from './command.mjs';
import { connectMilvus, encodeSchema } from './milvus-client.mjs';
import { installMilvus } from './milvus-install.mjs';
import { freePort, takenPorts, until } from './ports.mjs';

export { MILVUS_VERSIONS, installMilvus, milvusObstacle } from './milvus-install.mjs';

/** A standalone server also listens on these, which its command line moves only in part: one server at a time. */
const COMPONENT_PORTS = [2379, 2380, 9091, 13_333, 19_529, 19_531, 21_121, 21_123, 21_124];
const WAIT_FOR_PORTS_MS = 60_000;
const READY_MS = 90_000;
const STOP_MS = 30_000;
/** Milvus may fall over while it starts: its parts take each other's ports (seen on 2.3.5 that starts again). */
const STARTS = 4;
const ROOT_TOKEN = 'root:Milvus';

const tlsArguments = ({ mode, certificatePath, keyPath, caPath }) => [
  ...['--tls-mode', mode === 'mutual' ? '2' : '1'],
  ...['--server-pem-path', certificatePath, '--server-key-path', keyPath, '--ca-pem-path', caPath],
];

const standalone = {
  ports: COMPONENT_PORTS,
  program: 'milvus-server',
  arguments: ({ dataDir, port, authorization, tls }) => [
    ...['--data', dataDir, '--proxy-port', String(port)],
    ...(authorization ? ['--authorization-enabled', 'true'] : []),
    ...(tls ? tlsArguments(tls) : []),
  ],
  isSelf: (build, version) => build.replace(/^v/, '').startsWith(version),
};

const lite = {
  ports: [],
  program: 'milvus-lite',
  arguments: ({ dataDir, port }) => [
    ...['server', '--data-dir', dataDir],
    ...['--host', '127.0.0.1', '--port', String(port)],
  ],
  isSelf: () => true,
};

/** See milvus-server.d.mts. */
export async function startMilvus({ version, port: wanted, authorization = false, tls }) {
  const kind = version === 'lite' ? lite : standalone;
  if (kind === lite && (authorization || tls)) {
    throw new Problem('Milvus Lite has neither users nor TLS here.', 'Start 2.3.5 or 2.2.16 for that.');
  }
  const venv = await installMilvus(version);
  await waitForPorts(wanted === undefined ? kind.ports : [wanted, ...kind.ports]);
  let port = wanted ?? (await freePort());
  const dataDir = mkdtempSync(join(tmpdir(), `falconer-milvus-${version}-`));
  const start = () =>
    launch(join(venv, 'bin', kind.program), kind.arguments({ dataDir, port, authorization, tls }));
  let server = null;
  const abandon = () => {
    server?.signalAll('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  const end = async () => {
    await server?.end();
    await until(async () => ((await takenPorts([port, ...kind.ports])).length === 0 ? true : null), {
      withinMs: STOP_MS,
    });
  };
  const stop = async () => {
    await end();
    process.off('exit', abandon);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const addressNow = () => `127.0.0.1:${port}`;
  const access = { token: authorization ? ROOT_TOKEN : undefined, tls };
  const startUntilReady = async () => {
    for (let starts = 1; ; starts++) {
      server = start();
      try {
        return await waitUntilReady(addressNow(), server, access);
      } catch (thrown) {
        if (!server.hasFallen() || starts === STARTS) throw thrown;
        await end();
        port = wanted ?? (await freePort());
      }
    }
  };
  try {
    const build = await startUntilReady();
    const address = addressNow();
    if (!kind.isSelf(build, version)) {
      throw new Problem(
        `On ${address} answers Milvus ${build}, not ${version}.`,
        'Stop the other server first.',
      );
    }
    return {
      ...{ address, version, build, dataDir, pid: server.pid, stop },
      pause: async () => {
        server.signalServing('SIGSTOP');
        // The signal takes a moment to reach every thread, in which a call may still be answered.
        const isStopped = async () => (servingPids(server.pid).every(standsStill) ? true : null);
        await until(isStopped, { withinMs: STOP_MS, everyMs: 20 });
      },
      resume: () => server.signalServing('SIGCONT'),
      restart: async () => {
        await end();
        // Its launcher takes a port that was in use a minute ago for taken, and silently takes the next one.
        port = await freePort();
        await startUntilReady();
        return addressNow();
      },
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function waitForPorts(ports) {
  let taken = [];
  const free = await until(
    async () => {
      taken = await takenPorts(ports);
      return taken.length === 0 ? true : null;
    },
    { withinMs: WAIT_FOR_PORTS_MS, everyMs: 500 },
  );
  if (free) return;
  throw new Problem(
    `Port ${taken.join(', ')} on this machine is taken, and Milvus needs it. Another Milvus, or an etcd, may be running.`,
    'Stop that program (a Milvus of ours: Ctrl+C where it runs), then try again.',
  );
}

function launch(program, args) {
  // A group of its own: Ctrl+C reaches this process first, which then ends the server in its own way.
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  const listen = (chunk) => (words = (words + chunk).slice(-4_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  let hasEnded = false;
  const ended = new Promise((resolve) => {
    const end = () => resolve((hasEnded = true));
    child.once('error', end);
    child.once('close', end);
  });
  const signal = (pid, name) => {
    try {
      process.kill(pid, name);
    } catch (thrown) {
      if (thrown.code !== 'ESRCH') throw thrown;
    }
  };
  const signalAll = (name) => child.pid !== undefined && signal(-child.pid, name);
  const end = async () => {
    for (const pid of servingPids(child.pid)) signal(pid, 'SIGCONT');
    // SIGTERM would leave the server's own child running.
    if (!hasEnded && child.pid !== undefined) signal(child.pid, 'SIGINT');
    const limit = setTimeout(() => signalAll('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(limit);
    signalAll('SIGKILL');
  };
  return {
    pid: child.pid,
    end,
    signalAll,
    hasEnded: () => hasEnded,
    /** The launcher does not notice that what it launched has ended. */
    hasFallen: () => {
      const serving = servingPids(child.pid).filter((pid) => pid !== child.pid);
      return serving.length > 0 && serving.every((pid) => statOf(pid)?.[0] === 'Z');
    },
    words: () => words.trim(),
    signalServing: (name) => {
      for (const pid of servingPids(child.pid)) signal(pid, name);
    },
  };
}

/** The process that serves: the children of the launcher, or the launcher itself if it has none. */
function servingPids(launcher) {
  if (launcher === undefined) return [];
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === launcher);
  return children.length > 0 ? children.map(Number) : [launcher];
}

/** What follows the name in a `stat` of /proc: state, parent, and more; null if the process is gone. */
function statOf(path) {
  try {
    const stat = readFileSync(`/proc/${path}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function parentOf(pid) {
  const stat = statOf(pid);
  return stat === null ? null : Number(stat[1]);
}

/** Whether every thread of a process is stopped, or gone. */
function standsStill(pid) {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => statOf(`${pid}/task/${thread}`));
  return threads.every((stat) => stat === null || stat[0].toUpperCase() === 'T');
}

/** Its health page says OK seconds before calls are answered: only calls that work tell. */
async function waitUntilReady(address, server, access) {
  const probe = connectMilvus(address, access);
  let lastWords = 'no answer';
  try {
    const build = await until(
      async () => {
        if (server.hasEnded() || server.hasFallen()) {
          throw new Problem(
            `The Milvus server ended while it started.\n${server.words()}`,
            'See its words above.',
          );
        }
        try {
          return await tryOut(probe);
        } catch (thrown) {
          lastWords = thrown.message;
          return null;
        }
      },
      { withinMs: READY_MS, everyMs: 500 },
    );
    if (build !== null) return build;
  } finally {
    probe.close();
  }
  throw new Problem(
    `Milvus was not ready within ${READY_MS / 1000} s: ${lastWords}\n${server.words()}`,
    'It needs about 300 MB of memory and 600 MB in the temporary folder; then try again.',
  );
}

async function tryOut(probe) {
  await probe.call('ShowCollections', {});
  const collection_name = 'readiness_probe';
  const schema = encodeSchema({
    name: collection_name,
    fields: [
      { name: 'id', data_type: 'Int64', is_primary_key: true },
      { name: 'vector', data_type: 'FloatVector', type_params: [{ key: 'dim', value: '2' }] },
    ],
  });
  await probe.call('DropCollection', { collection_name }).catch(() => undefined);
  await probe.call('CreateCollection', { collection_name, schema, shards_num: 1 });
  await probe.call('DropCollection', { collection_name });
  const { version = 'unknown' } = await probe.raw('GetVersion', {});
  return version;
}
