import type { CollectionRef } from '@shared/domain/refs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NameDropTarget } from '@shared/domain/drop';
import { appError } from '@shared/ipc/result';
import { CONNECTION, failing, removeDropFolders, setUpDrops } from './testing/drops-stage';

afterEach(removeDropFolders);

describe('the drop of a name', () => {
  const aliasOf = (collection: CollectionRef, alias: string): NameDropTarget => ({
    kind: 'alias',
    ref: collection,
    alias,
  });

  it('is planned with what it stands for, and carried out by ticket once', async () => {
    const { milvus, planName, start, ref, ended } = setUpDrops({ environment: 'production' });
    milvus.add('books');
    milvus.aliases.set('catalog', 'books');
    const dropAlias = vi.fn((_database: string, alias: string) => {
      milvus.aliases.delete(alias);
      return Promise.resolve();
    });
    milvus.gateway().dropAlias = dropAlias;
    const { ticket, phrases, blockers } = await planName(aliasOf(ref('books'), 'catalog'));
    expect([phrases, blockers]).toEqual([[{ of: 'name', text: 'catalog' }], []]);
    await expect(start(ticket, ['Catalog'])).rejects.toMatchObject(failing('confirmationRequired'));
    const again = await planName(aliasOf(ref('books'), 'catalog'));
    const { task } = await start(again.ticket, ['catalog']);
    expect((await ended(task!)).status).toBe('done');
    await expect(start(again.ticket, ['catalog'])).rejects.toMatchObject(failing('ticketInvalid'));
    expect(dropAlias).toHaveBeenCalledTimes(1);
    expect([...milvus.collections.keys()]).toEqual(['books']);
  });

  it('has no ticket where the alias points elsewhere by now', async () => {
    const { milvus, planName, ref } = setUpDrops();
    milvus.add('books');
    milvus.add('papers');
    milvus.aliases.set('catalog', 'papers');
    const plan = await planName(aliasOf(ref('books'), 'catalog'));
    expect(plan).toMatchObject({ ticket: null, phrases: [], blockers: [{ kind: 'aliasMoved' }] });
  });

  it('has no ticket where a database holds something, and names it', async () => {
    const { milvus, planName } = setUpDrops();
    milvus.add('books');
    const gateway = milvus.gateway();
    gateway.listDatabases = () => Promise.resolve(['default', 'shop']);
    const plan = await planName({ kind: 'database', ref: { connectionId: CONNECTION, database: 'shop' } });
    expect(plan.blockers).toEqual([{ kind: 'databaseNotEmpty', collections: ['books'] }]);
    expect(plan.ticket).toBeNull();
  });

  it('has no ticket where the server refused the same before, until it is asked anew', async () => {
    const { milvus, planName, refusals, ref } = setUpDrops();
    milvus.add('books');
    milvus.aliases.set('catalog', 'books');
    const error = appError('permissionDenied', { params: { privilege: 'PrivilegeDropAlias' } });
    refusals.note(CONNECTION, 'DropAlias', { database: 'default', alias: 'catalog' }, error);
    const plan = await planName(aliasOf(ref('books'), 'catalog'));
    const blockers = [{ kind: 'refused', privilege: 'PrivilegeDropAlias' }];
    expect(plan).toMatchObject({ ticket: null, phrases: [], blockers });
    refusals.forget(CONNECTION);
    expect(await planName(aliasOf(ref('books'), 'catalog'))).toMatchObject({ blockers: [] });
  });

  it('of another connection is not planned', async () => {
    const { planName, ref } = setUpDrops();
    const foreign = { ...ref('books'), connectionId: 'c2' };
    await expect(planName(aliasOf(foreign, 'catalog'))).rejects.toMatchObject(failing('invalidInput'));
  });
});
