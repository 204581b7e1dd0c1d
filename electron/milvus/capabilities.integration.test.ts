import { afterEach, describe, expect, it } from 'vitest';
import type { CapabilityName } from '@shared/policy/capabilities';
import { capabilityNames } from '@shared/policy/capabilities';
import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import { profileNames } from '../sandbox';
import type { ProfileName } from '../sandbox';
import { openSandbox } from './testing/open-sandbox';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const BOOKS = { collection_name: 'books' };
const OLD = { ...BOOKS, partition_names: ['old'] };
type Reply = Record<string, unknown>;

/** A server, asked past Falconer. */
interface Server {
  /** Whether the server took it. */
  takes(method: string, request?: Reply): boolean;
  ask(method: string, request?: Reply): Reply;
  settle(): void;
  addNode(): void;
  /** A resource group with a node. */
  addGroup(name: string): void;
  profile: ProfileName;
}

async function serverOf(
  profile: ProfileName,
): Promise<Server & { supported: (name: CapabilityName) => boolean }> {
  const { sandbox, gateway, clock, stop } = await openSandbox({ profile });
  stops.push(stop);
  const ask: Server['ask'] = (method, request = BOOKS) => sandbox.act(method, request);
  return {
    ask,
    supported: (name) => gateway.capabilities[name].supported,
    takes(method, request) {
      try {
        const reply = ask(method, request);
        const { code, error_code } = (reply.status ?? reply) as Reply;
        return code === 0 && error_code === 'Success';
      } catch {
        return false;
      }
    },
    settle() {
      clock.advance(60_000);
    },
    addNode() {
      sandbox.world.nodes.add(2 ** 34);
    },
    addGroup(name) {
      sandbox.world.nodes.groups.set(name, { name, requests: 1, limits: 1 });
      sandbox.world.nodes.add(2 ** 34).group = name;
    },
    profile,
  };
}

const memoryOf = ({ ask }: Server): unknown =>
  ask('ShowPartitions', { ...BOOKS, type: 'InMemory' }).partition_names;
const sees = ({ takes }: Server, field: string): boolean =>
  takes('Query', { ...BOOKS, expr: 'id < 1', output_fields: [field] });
const someFields = { ...BOOKS, load_fields: ['id', 'embedding'] };

/** What a server does that has a capability: asked of the server itself, step by step. */
const truths: Record<CapabilityName, (server: Server) => boolean> = {
  renameCollection: ({ takes }) => takes('RenameCollection', { oldName: 'books', newName: 'renamed' }),
  renameKeepsMemory: ({ takes, ask, settle }) => {
    takes('LoadCollection', BOOKS);
    settle();
    takes('RenameCollection', { oldName: 'books', newName: 'renamed' });
    return ask('GetLoadState', { collection_name: 'renamed' }).state === 'LoadStateLoaded';
  },
  listAliases: ({ takes }) => takes('ListAliases', BOOKS),
  databases: ({ takes }) => takes('CreateDatabase', { db_name: 'mine' }),
  partitionLoad: ({ takes }) => takes('LoadPartitions', OLD),
  partitionRelease: ({ takes }) => takes('ReleasePartitions', OLD),
  mixPartitionAndCollectionLoad: ({ takes, settle }) => {
    takes('LoadCollection', BOOKS);
    settle();
    return takes('ReleasePartitions', OLD);
  },
  fieldLoad: (server) => {
    const loads = server.takes('LoadCollection', someFields);
    server.settle();
    return loads && !sees(server, 'title') && sees(server, 'id');
  },
  // A hint is looked at, so what is wrong with it is refused; but other fields are there all the same.
  fieldLoadHint: (server) => {
    const isRead = !server.takes('LoadCollection', { ...BOOKS, load_fields: ['embedding'] });
    server.takes('LoadCollection', someFields);
    server.settle();
    return isRead && sees(server, 'title');
  },
  changeFieldsWhileLoaded: ({ takes, ask, settle }) => {
    takes('LoadCollection', someFields);
    settle();
    const all = { ...BOOKS, load_fields: ['id', 'embedding', 'title'] };
    // That something happens shows in the progress.
    return takes('LoadCollection', all) && ask('GetLoadingProgress').progress !== '100';
  },
  // Where the list of fields is not read, neither is this.
  skipDynamicField: ({ takes }) => !takes('LoadCollection', { ...BOOKS, load_fields: ['embedding'] }),
  replicas: ({ takes }) =>
    takes('GetReplicas', BOOKS) || !takes('LoadCollection', { ...BOOKS, replica_number: 9 }),
  refreshLoad: ({ takes, ask, settle }) => {
    takes('LoadCollection', BOOKS);
    settle();
    takes('LoadCollection', { ...BOOKS, refresh: true });
    // A server without it reads it as a load, which is there already, and never tells how far a refresh is.
    const { refresh_progress } = ask('GetLoadingProgress');
    settle();
    return refresh_progress === '0' && ask('GetLoadingProgress').refresh_progress === '100';
  },
  multipleVectors: ({ takes }) => {
    const vector = (name: string) => ({
      ...{ name, data_type: 'FloatVector', type_params: [{ key: 'dim', value: '4' }] },
    });
    const id = { name: 'id', data_type: 'Int64', is_primary_key: true };
    const schema = encodeSchema({ name: 'two', fields: [id, vector('one'), vector('other')] });
    return takes('CreateCollection', { collection_name: 'two', schema });
  },
  collectionIds: ({ ask }) => ask('DescribeCollection').collectionID !== undefined,
  partitionMemory: (server) => {
    server.takes('ReleaseCollection', BOOKS);
    return ((memoryOf(server) ?? []) as string[]).length === 0;
  },
  dropLoadedPartition: ({ takes, settle }) => {
    takes('LoadCollection', BOOKS);
    settle();
    return takes('DropPartition', { ...BOOKS, partition_name: 'old' });
  },
  dropAliasedCollection: ({ takes }) => takes('DropCollection', BOOKS),
  // A name that is free again can be given again.
  aliasesGoAlong: ({ takes }) =>
    takes('DropCollection', BOOKS) && takes('CreateAlias', { alias: 'catalog', collection_name: 'bare' }),
  loadWithoutIndex: ({ takes }) => takes('LoadCollection', { collection_name: 'bare' }),
  resourceGroups: ({ takes }) => takes('ListResourceGroups', {}),
  mixDefaultGroup: ({ takes, addNode, addGroup }) => {
    addNode();
    addGroup('other');
    const resource_groups = ['__default_resource_group', 'other'];
    const isTaken = takes('LoadCollection', { ...BOOKS, replica_number: 2, resource_groups });
    return isTaken && takes('ListResourceGroups', {});
  },
  // Nothing shows what came of it: that the request has a place for it was read from the protocol.
  loadPriority: ({ profile }) => /^(?:2\.6|3)\./.test(profile),
  changeReplicasWhileLoaded: ({ takes, ask, settle, addNode }) => {
    addNode();
    takes('LoadCollection', BOOKS);
    settle();
    const isTaken = takes('LoadCollection', { ...BOOKS, replica_number: 2 });
    return isTaken && takes('GetReplicas') && (ask('GetReplicas').replicas as unknown[]).length === 2;
  },
  newPartitionsLoaded: (server) => {
    server.takes('LoadPartitions', OLD);
    server.settle();
    server.takes('CreatePartition', { ...BOOKS, partition_name: 'new' });
    server.settle();
    const inMemory = (memoryOf(server) ?? []) as string[];
    return inMemory.includes('new') && !inMemory.includes('recent');
  },
  segments: ({ takes }) => takes('GetQuerySegmentInfo', { collectionName: 'books' }),
  nodeMetrics: ({ takes }) => takes('GetMetrics', { request: '{"metric_type":"system_info"}' }),
};

describe.each(profileNames)('%s', (profile) => {
  it.each(capabilityNames)('%s', async (name) => {
    const server = await serverOf(profile);
    expect(server.supported(name)).toBe(truths[name](server));
  });
});
