import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { startStage, stopStages } from './testing/sandbox-stage';

afterEach(stopStages);

const denied = (details: string) => ({
  ...{ kind: 'grpc' as const, code: status.PERMISSION_DENIED },
  details: `${details}: permission deny to ops`,
});

describe('a drop that is refused after its first steps', () => {
  it('tells which aliases it has removed, and they can be put back', async () => {
    const { sandbox, tasks, collection, ended, gateway } = await startStage({ profile: '2.5.27' });
    await gateway.createAlias('default', 'shelf', 'books');
    const aliases = ['catalog', 'shelf'];
    sandbox.faults.failAlways('DropCollection', denied('PrivilegeDropCollection'));
    const end = await ended(
      tasks.startDropCollection(collection('books'), { aliases, shownAliases: aliases }),
    );
    expect(end).toMatchObject({ status: 'failed', error: { code: 'permissionDenied' }, removed: aliases });
    for (const alias of aliases) {
      const back = await ended(tasks.startCreateAlias(collection('books'), alias));
      expect(back.status).toBe('done');
    }
    expect([...sandbox.world.database('default').aliases]).toEqual(
      expect.arrayContaining(aliases.map((alias) => [alias, 'books'])),
    );
  });

  it('tells only of those that went', async () => {
    const { sandbox, tasks, collection, ended, gateway } = await startStage({ profile: '2.5.27' });
    await gateway.createAlias('default', 'shelf', 'books');
    sandbox.faults.failNext('DropAlias', { kind: 'altered', change: (reply) => reply });
    sandbox.faults.failNext('DropAlias', denied('PrivilegeDropAlias'));
    const aliases = ['catalog', 'shelf'];
    const end = await ended(
      tasks.startDropCollection(collection('books'), { aliases, shownAliases: aliases }),
    );
    expect(end).toMatchObject({ status: 'failed', removed: ['catalog'] });
    expect(sandbox.world.database('default').aliases.has('shelf')).toBe(true);
  });

  it('knows how to load the partition again that it has released', async () => {
    const { sandbox, tasks, collection, partition, ended } = await startStage({ profile: '2.5.27' });
    const books = sandbox.world.collection('default', 'books');
    const held = books.partitions.filter(({ memory, name }) => memory !== null && name !== '_default');
    const { name } = held[0] ?? { name: '' };
    const isHeld = () => sandbox.world.partition(books, name).memory !== null;
    sandbox.faults.failAlways('DropPartition', denied('PrivilegeDropPartition'));
    const end = await ended(tasks.startDropPartition(partition('books', name), true));
    expect(end).toMatchObject({ status: 'failed', before: { partitions: [name], releaseFirst: false } });
    expect(isHeld()).toBe(false);
    const before = end.before ?? LOAD_EVERYTHING;
    expect((await ended(tasks.startLoad(collection('books'), before))).status).toBe('done');
    expect(isHeld()).toBe(true);
  });
});
