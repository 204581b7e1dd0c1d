import { status as grpcStatus } from '@grpc/grpc-js';
import { bringIn, hostile, otherClient } from './arrivals';
import { EVERY, larger, unknownEnums, withoutStatus } from './faults';
import type { Sandbox } from './index';
import { INDEX_BUILD_MS, LOAD_TIMEOUT_MS } from './world/world';

/** Trouble that a person or a command line can order from a sandbox. */
export interface Trouble {
  /** What it is called on the command line. */
  name: string;
  /** What the menu says. */
  label: string;
  start: (sandbox: Sandbox) => void | Promise<void>;
}

const SECOND_MS = 1000;
const OUTAGE_MS = 30 * SECOND_MS;
const SLOW_MS = 2 * SECOND_MS;
/** More than clients take: the SDK's limit is Falconer's to set, and is below. */
const GIANT_BYTES = 80 << 20;

/** Every method that changes what is in memory or on disk. */
const CHANGES = [
  ...['LoadCollection', 'LoadPartitions', 'ReleaseCollection', 'ReleasePartitions'],
  ...['DropCollection', 'DropPartition', 'CreatePartition', 'CreateIndex', 'RenameCollection'],
];

const later = ({ world }: Sandbox, ms: number, call: () => void) => world.clock.schedule(ms, call);

const loseNextChange = (when: 'before' | 'after') => (sandbox: Sandbox) => {
  for (const method of CHANGES) sandbox.faults.failNext(method, { kind: 'lost', when });
};

/** All of them, in the order of the menu. */
export const troubles: readonly Trouble[] = [
  {
    name: 'stall',
    label: 'Loads stand still at 40 %',
    start: ({ world }) => {
      world.loadTrouble = { percent: 40, forMs: LOAD_TIMEOUT_MS };
    },
  },
  {
    name: 'revert',
    label: 'Loads get to 74 % and are undone after 5 s',
    start: ({ world }) => {
      world.loadTrouble = { percent: 74, forMs: 5 * SECOND_MS };
    },
  },
  {
    name: 'fail',
    label: 'Loads are refused',
    start: ({ faults }) => {
      const reason = 'call query coordinator LoadCollection: service not ready[querycoord=1]: Initializing';
      const status = { error_code: 'UnexpectedError', code: 65535, reason };
      faults.failAlways('LoadCollection', { kind: 'status', status });
      faults.failAlways('LoadPartitions', { kind: 'status', status });
    },
  },
  {
    name: 'index-slow',
    label: 'Builds of indexes take 2 min',
    start: ({ world }) => {
      world.indexBuildMs = 120 * SECOND_MS;
    },
  },
  {
    name: 'index-stall',
    label: 'Builds of indexes stand still at 40 %',
    start: ({ world }) => {
      world.indexTrouble = { percent: 40, failReason: null };
    },
  },
  {
    name: 'index-fail',
    label: 'Builds of indexes fail at 60 %',
    start: ({ world }) => {
      world.indexTrouble = { percent: 60, failReason: 'failed to build index: no space left on device' };
    },
  },
  {
    name: 'memory',
    label: 'Query nodes have 1 GB of memory',
    start: ({ world }) => {
      for (const node of world.nodes.all) node.memoryBytes = 2 ** 30;
    },
  },
  {
    name: 'rate',
    label: 'One change of the schema in a second',
    start: ({ world }) => {
      world.limits.ddlPerSecond = 1;
    },
  },
  {
    name: 'slow',
    label: 'Answers take 2 s',
    start: ({ faults }) => {
      faults.delay(EVERY, SLOW_MS);
    },
  },
  { name: 'lose-before', label: 'Lose the next change before it is made', start: loseNextChange('before') },
  { name: 'lose-after', label: 'Lose the answer of the next change', start: loseNextChange('after') },
  {
    name: 'silent',
    label: 'Silent for 30 s: connections stay open',
    start: (sandbox) => {
      sandbox.network.fallSilent();
      later(sandbox, OUTAGE_MS, () => {
        sandbox.network.speak();
      });
    },
  },
  {
    name: 'unavailable',
    label: 'Unavailable for 30 s',
    start: ({ faults }) => {
      faults.beUnavailable(OUTAGE_MS);
    },
  },
  {
    name: 'down',
    label: 'Down for 30 s',
    start: async (sandbox) => {
      await sandbox.goDown();
      later(sandbox, OUTAGE_MS, () => void sandbox.comeBack());
    },
  },
  {
    name: 'upgrade',
    label: 'Restart as Milvus 2.6.24',
    start: async (sandbox) => {
      await sandbox.goDown();
      await sandbox.comeBack('2.6.24');
    },
  },
  {
    name: 'sign-in',
    label: 'Refuse the credentials',
    start: ({ faults }) => {
      faults.refuseSignIn();
    },
  },
  {
    name: 'rights',
    label: 'Take away the rights to load, release and drop',
    start: ({ faults }) => {
      for (const what of ['Load', 'Release', 'DropCollection', 'DropPartition']) {
        faults.denied.add(`Privilege${what}`);
      }
    },
  },
  {
    name: 'unknown-enums',
    label: 'Enums from the future',
    start: ({ faults }) => {
      faults.failAlways(EVERY, unknownEnums);
    },
  },
  {
    name: 'no-status',
    label: 'Answers without their status',
    start: ({ faults }) => {
      faults.failAlways(EVERY, withoutStatus);
    },
  },
  {
    name: 'giant',
    label: 'The next list is larger than a client takes',
    start: ({ faults }) => {
      faults.failNext('ShowCollections', larger(GIANT_BYTES));
    },
  },
  {
    name: 'nothing',
    label: 'Implement nothing',
    start: ({ faults }) => {
      faults.implementNothing();
    },
  },
  {
    name: 'broken',
    label: 'Every call fails inside the server',
    start: ({ faults }) => {
      faults.failAlways(EVERY, { kind: 'grpc', code: grpcStatus.INTERNAL, details: 'panic: runtime error' });
    },
  },
  { name: 'many', label: 'Add 10,000 collections', start: bringIn('many') },
  { name: 'most', label: 'Add 65,536 collections', start: bringIn('most') },
  {
    name: 'many-partitions',
    label: 'Add a collection of 4,096 partitions',
    start: bringIn('many-partitions'),
  },
  { name: 'hostile', label: 'Add collections with hostile names', start: hostile },
  { name: 'other-client', label: 'Another client is busy', start: otherClient },
];

/** Ends all troubles that last. What was added stays, and so does the version. */
export async function endTroubles(sandbox: Sandbox): Promise<void> {
  const { world, faults, network } = sandbox;
  faults.end();
  network.speak();
  world.loadTrouble = null;
  world.indexTrouble = null;
  world.indexBuildMs = INDEX_BUILD_MS;
  world.limits.ddlPerSecond = null;
  await sandbox.comeBack();
}

/** Starts a trouble by its name. Throws if there is none of that name. */
export async function startTrouble(sandbox: Sandbox, name: string): Promise<void> {
  const trouble = troubles.find((each) => each.name === name);
  if (trouble === undefined) {
    throw new Error(
      `There is no trouble '${name}'. There are: ${troubles.map((each) => each.name).join(', ')}.`,
    );
  }
  await trouble.start(sandbox);
}
