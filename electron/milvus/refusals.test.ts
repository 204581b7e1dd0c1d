import { describe, expect, it, vi } from 'vitest';
import { appError } from '@shared/ipc/result';
import { createRefusals } from './refusals';

const denied = appError('permissionDenied', { params: { privilege: 'PrivilegeLoad' }, serverCode: 'gRPC 7' });
const books = { database: 'default', collection: 'books' };
const load = { action: 'load', ...books, privilege: 'PrivilegeLoad' };

describe('createRefusals', () => {
  it('remembers what was refused, of what, and nothing else', () => {
    const refusals = createRefusals();
    const told = vi.fn();
    refusals.onChange(told);
    refusals.note('c1', 'LoadCollection', books, denied);
    refusals.note('c1', 'LoadPartitions', { ...books, partition: 'p' }, denied);
    expect(refusals.of('c1')).toEqual([load]);
    expect(refusals.of('c2')).toEqual([]);
    expect(told).toHaveBeenLastCalledWith('c1', [load]);
  });

  it('takes no other failure, and no read, for a lack of rights', () => {
    const refusals = createRefusals();
    for (const code of ['timeout', 'connectionLost', 'authFailed', 'notSupported', 'readOnly'] as const) {
      refusals.note('c1', 'LoadCollection', books, appError(code));
    }
    refusals.note('c1', 'DescribeCollection', books, denied);
    refusals.note('c1', 'constructor', books, denied);
    expect(refusals.of('c1')).toEqual([]);
  });

  it('forgets it when the server does it after all, and when it is to be checked again', () => {
    const refusals = createRefusals();
    refusals.note('c1', 'LoadCollection', books, denied);
    refusals.note('c1', 'CreateDatabase', { database: 'mine' }, denied);
    refusals.note('c1', 'LoadCollection', { ...books, collection: 'papers' }, null);
    expect(refusals.of('c1')).toHaveLength(2);
    refusals.note('c1', 'LoadCollection', books, null);
    expect(refusals.of('c1')).toEqual([
      { action: 'createDatabase', database: null, collection: null, privilege: 'PrivilegeLoad' },
    ]);
    refusals.forget('c1');
    expect(refusals.of('c1')).toEqual([]);
  });

  it('takes what is created or dropped for no place: a refusal is about the database', () => {
    const refusals = createRefusals();
    for (const rpc of ['CreateCollection', 'DropAlias']) refusals.note('c1', rpc, books, denied);
    const place = { database: 'default', collection: null, privilege: 'PrivilegeLoad' };
    expect(refusals.of('c1')).toEqual([
      { action: 'createCollection', ...place },
      { action: 'dropAlias', ...place },
    ]);
  });
});
