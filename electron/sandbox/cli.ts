import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MadeCertificates } from './certificates';
import { profileNames, scenarioNamed, scenarioNames, startSandbox } from './index';
import type { ProfileName, Sandbox, SandboxOptions, ScenarioName } from './index';
import { readScenario } from './scenarios/scenario';
import type { Scenario } from './scenarios/scenario';
import { startTrouble, troubles } from './troubles';

const OPTIONS = {
  version: { type: 'string', default: '2.6.24' },
  port: { type: 'string', default: '19530' },
  host: { type: 'string', default: '127.0.0.1' },
  scenario: { type: 'string', default: 'sample' },
  user: { type: 'string', multiple: true, default: [] as string[] },
  token: { type: 'string' },
  tls: { type: 'string' },
  trouble: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const;

/** What the command understands. */
export const HELP = `npm run sandbox -- [options]

  --version VERSION    ${profileNames.join(', ')}
  --port N             19530 unless said otherwise; 0: any free one
  --host ADDRESS       127.0.0.1 unless said otherwise
  --scenario NAME      ${scenarioNames.join(', ')};
                       or the path of a JSON file like those in electron/sandbox/scenarios/data
  --user NAME:PASSWORD users have to sign in; root:Milvus is there as well; may be repeated
  --token TOKEN        lets in who has it
  --tls server|mutual  with certificates made at the start; their folder is printed
  --trouble NAME       from the start; may be repeated: ${troubles.map(({ name }) => name).join(', ')}`;

/** A word of the command line that cannot be. */
export class UsageError extends Error {}

function oneOf<T extends string>(given: string, known: readonly T[], option: string): T {
  const found = known.find((each) => each === given);
  if (found !== undefined) return found;
  throw new UsageError(`--${option} ${given} is not known. It takes ${known.join(', ')}.`);
}

async function scenarioFrom(given: string): Promise<Scenario> {
  if (!given.endsWith('.json')) return scenarioNamed(oneOf<ScenarioName>(given, scenarioNames, 'scenario'));
  try {
    return readScenario(JSON.parse(await readFile(given, 'utf8')), given);
  } catch (thrown) {
    throw new UsageError(`--scenario ${given}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function usersFrom(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf(':');
      if (at < 1) throw new UsageError(`--user takes NAME:PASSWORD, which '${pair.slice(0, 1)}…' is not.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function portFrom(given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`--port ${given} is not a port. It takes a number from 0 to 65535.`);
}

async function optionsFrom(
  args: readonly string[],
): Promise<{ options: SandboxOptions; troubles: string[] }> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const users = usersFrom(values.user);
  return {
    options: {
      profile: oneOf<ProfileName>(values.version, profileNames, 'version'),
      port: portFrom(values.port),
      host: values.host,
      scenario: await scenarioFrom(values.scenario),
      ...(values.user.length === 0 ? {} : { users }),
      ...(values.token === undefined ? {} : { token: values.token }),
      ...(values.tls === undefined ? {} : { tls: oneOf(values.tls, ['server', 'mutual'] as const, 'tls') }),
    },
    troubles: values.trouble.map((name) =>
      oneOf(
        name,
        troubles.map((each) => each.name),
        'trouble',
      ),
    ),
  };
}

/** @returns the folder with `ca.pem`, `client.pem` and `client.key`, which only this user can read */
async function writeCertificates({ server, client }: MadeCertificates): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'falconer-sandbox-tls-'));
  await writeFile(join(folder, 'ca.pem'), server.ca);
  await writeFile(join(folder, 'client.pem'), client.cert);
  await writeFile(join(folder, 'client.key'), client.key, { mode: 0o600 });
  return folder;
}

/**
 * Starts a sandbox as a command line asks for it.
 * @param say prints a line
 * @returns the sandbox; null where only help was asked for. Throws a {@link UsageError} for what it cannot read
 */
export async function runSandbox(
  args: readonly string[],
  say: (line: string) => void,
): Promise<Sandbox | null> {
  if (args.includes('--help')) {
    say(HELP);
    return null;
  }
  const { options, troubles: ordered } = await optionsFrom(args).catch((thrown: unknown) => {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  });
  const sandbox = await startSandbox(options);
  for (const name of ordered) await startTrouble(sandbox, name);
  const { certificates, address, world } = sandbox;
  say(`Sandbox of Milvus ${world.profile.version} answers on ${address}. Ctrl+C ends it.`);
  if (certificates === null) return sandbox;
  const folder = await writeCertificates(certificates);
  say(`Certificates: ${folder}`);
  return {
    ...sandbox,
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
