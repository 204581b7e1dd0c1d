import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { comparable } from './testing/comparable';
import { startRecreateStage, stopRecreateStages } from './testing/recreate-stage';

afterEach(stopRecreateStages);

const no = (reason: string) => ({
  ...{ kind: 'status' as const, status: { error_code: 'IllegalArgument', code: 1100, reason } },
});

/** A copy of `books`, which is dropped. */
async function start() {
  const made = await startRecreateStage({ profile: '2.5.27' });
  const { sandbox, collection, sent } = made.stage;
  const target = collection('books');
  sandbox.world.collection('default', 'books').properties = { 'mmap.enabled': 'true', 'ttl.odd': '1' };
  const entry = await made.keep(target);
  await made.dropForGood(target);
  return { ...made, sandbox, sent, target, entry };
}

describe('making a collection again', () => {
  it('creates nothing where somebody else was faster, even if theirs is of the same shape', async () => {
    const { sandbox, target, entry, planOf, stage, sent } = await start();
    const { plan, request } = await planOf(entry, target);
    const { schema, shards, consistency, properties } = request;
    const theirs = { schema, shards, consistency, properties, partitions: null };
    await stage.gateway.createCollection('default', 'books', theirs);
    const { id } = sandbox.world.collection('default', 'books');
    const recreated = { entryId: entry.id, from: 'books', leftOut: [] };
    const wish = { recreated, steps: plan.steps, request };
    const task = await stage.ended(stage.tasks.startRecreate({ ...target, collectionId: null }, wish));
    expect(task).toMatchObject({ status: 'failed', error: { code: 'alreadyExists' } });
    expect(sandbox.world.collection('default', 'books').id).toBe(id);
    expect(sent('CreateCollection')).toBe(1);
  });

  it.each(['CreateCollection', 'CreatePartition', 'CreateIndex', 'CreateAlias'])(
    'a %s whose answer is lost is looked for, and not sent again',
    async (method) => {
      const { sandbox, target, entry, recreate, definitionOf, sent } = await start();
      sandbox.faults.failNext(method, { kind: 'lost', when: 'after' });
      const task = await recreate(entry, target);
      expect(task).toMatchObject({ status: 'done', recreated: { leftOut: [] } });
      expect(comparable(await definitionOf(target))).toEqual(comparable(entry.definition));
      const { partitions, indexes, aliases } = (await definitionOf(target)) satisfies object;
      const counts: Record<string, number> = {
        ...{
          CreateCollection: 1,
          CreatePartition: partitions.kind === 'read' ? partitions.value.length - 1 : -1,
        },
        CreateIndex: indexes.kind === 'read' ? indexes.value.length : -1,
        CreateAlias: aliases.kind === 'read' ? aliases.value.length : -1,
      };
      expect(sent(method)).toBe(counts[method]);
    },
  );

  it('tells what the server refuses with its words, and goes on with the rest', async () => {
    const { sandbox, target, entry, recreate } = await start();
    sandbox.faults.failNext('CreateCollection', no('invalid property ttl.odd=1'));
    sandbox.faults.failNext('CreatePartition', no('no such partition for you'));
    sandbox.faults.failNext('CreateIndex', no('no such index for you'));
    sandbox.faults.failNext('CreateAlias', no('no such alias for you'));
    const task = await recreate(entry, target);
    expect(task.status).toBe('done');
    expect(
      task.recreated?.leftOut.map(({ what, reason, detail }) => `${what} ${reason} ${detail ?? ''}`),
    ).toEqual([
      'property refused invalid property ttl.odd=1',
      'partition refused no such partition for you',
      'index refused no such index for you',
      'alias refused no such alias for you',
    ]);
    expect(sandbox.world.collection('default', 'books').properties).toEqual({ 'mmap.enabled': 'true' });
  });

  it('waits where the server takes so many changes a second and no more', async () => {
    const { sandbox, target, entry, recreate, definitionOf } = await start();
    sandbox.world.limits.ddlPerSecond = 2;
    expect(await recreate(entry, target)).toMatchObject({ status: 'done', recreated: { leftOut: [] } });
    expect(comparable(await definitionOf(target))).toEqual(comparable(entry.definition));
  });

  it('tells what the server has made otherwise', async () => {
    const { sandbox, target, entry, startRecreate, stage } = await start();
    sandbox.faults.failAlways('DescribeCollection', {
      kind: 'altered',
      change: (reply) => (reply.schema == null ? reply : { ...reply, shards_num: 7 }),
    });
    const task = await stage.ended(await startRecreate(entry, target));
    expect(task.recreated?.leftOut).toContainEqual({
      ...{ what: 'shards', name: '', reason: 'differs', detail: '1 -> 7' },
    });
  });
});

describe('keeping a copy', () => {
  it('says what may not be read, and keeps the rest', async () => {
    const { stage, keep } = await startRecreateStage({ profile: '2.5.27' });
    stage.sandbox.faults.failAlways('SelectRole', {
      ...{
        kind: 'grpc',
        code: status.PERMISSION_DENIED,
        details: 'PrivilegeSelectOwnership: permission deny to reader',
      },
    });
    stage.sandbox.faults.failAlways('DescribeIndex', no('not now'));
    const { definition } = await keep(stage.collection('books'));
    expect(definition.record.grants).toMatchObject({ kind: 'notRead', error: { code: 'permissionDenied' } });
    expect(definition.indexes).toMatchObject({ kind: 'notRead', error: { detail: 'not now' } });
    expect(definition.aliases.kind).toBe('read');
  });

  const later = { kind: 'grpc' as const, code: status.UNAVAILABLE, details: 'busy' };
  const denied = {
    ...{ kind: 'grpc' as const, code: status.PERMISSION_DENIED },
    details: 'PrivilegeIndexDetail: permission deny to reader',
  };

  it.each([
    ['DescribeIndex', 'indexes', later, 'connectionLost'],
    ['DescribeIndex', 'indexes', no('not now'), 'invalidParameter'],
    ['DescribeIndex', 'indexes', denied, 'permissionDenied'],
    ['ShowPartitions', 'partitions', later, 'connectionLost'],
  ] as const)('before a drop keeps none where %s fails: %s', async (method, part, fault, code) => {
    const { stage, keep, archive } = await startRecreateStage({ profile: '2.5.27' });
    stage.sandbox.faults.failAlways(method, fault);
    const keeping = keep(stage.collection('books'), 'dropCollection', []);
    await expect(keeping).rejects.toMatchObject({ error: { code, params: { part } } });
    expect((await archive.list(0, 50)).total).toBe(0);
  });

  it('before a drop does without what this user may not read, where that was told, and for no other reason', async () => {
    const { stage, keep } = await startRecreateStage({ profile: '2.5.27' });
    const keepTold = () => keep(stage.collection('books'), 'dropCollection', ['indexes']);
    stage.sandbox.faults.failAlways('DescribeIndex', denied);
    expect((await keepTold()).definition.indexes).toMatchObject({ kind: 'notRead' });
    stage.sandbox.faults.end();
    stage.sandbox.faults.failAlways('DescribeIndex', later);
    await expect(keepTold()).rejects.toMatchObject({ error: { params: { part: 'indexes' } } });
  });

  it('keeps nothing of a collection that is another one than the id says', async () => {
    const { stage, keep, archive } = await startRecreateStage({ profile: '2.5.27' });
    const target = { ...stage.collection('books'), collectionId: '1' };
    await expect(keep(target)).rejects.toMatchObject({ error: { code: 'identityChanged' } });
    expect((await archive.list(0, 50)).total).toBe(0);
  });
});
