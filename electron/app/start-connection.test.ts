import { expect, it, vi } from 'vitest';
import { aConnection } from '../storage/testing';
import { startConnectionId } from './start-connection';

it('finds or adds a connection only where an address is asked for', async () => {
  const forAddress = vi.fn(() => Promise.resolve(aConnection({ id: 'c7' })));
  expect(await startConnectionId({ kind: 'nothing' }, { forAddress })).toBeNull();
  expect(await startConnectionId({ kind: 'sample' }, { forAddress })).toBe('sample');
  expect(forAddress).not.toHaveBeenCalled();
  expect(await startConnectionId({ kind: 'connect', address: 'a:1' }, { forAddress })).toBe('c7');
  expect(forAddress).toHaveBeenCalledExactlyOnceWith('a:1');
});
