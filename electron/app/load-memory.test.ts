import { expect, it } from 'vitest';
import { memoryFile } from '../storage/testing';
import { createLoadMemory } from './load-memory';

const all = { kind: 'all', at: 1, source: 'sent' } as const;

it('remembers what was loaded on a server, and forgets what was loaded in the sample', async () => {
  const file = memoryFile<unknown>(null);
  const memory = createLoadMemory(file);
  memory.set('c1', 'default', '7', all);
  memory.set('sample', 'default', '7', all);
  await file.idle();
  expect(memory.get('c1', 'default', '7')).toEqual(all);
  expect(memory.get('sample', 'default', '7')).toEqual(all);

  const later = createLoadMemory(file);
  expect(later.get('c1', 'default', '7')).toEqual(all);
  expect(later.get('sample', 'default', '7')).toEqual({ kind: 'unknown' });

  later.forget('c1', 'default', '7');
  expect(later.get('c1', 'default', '7')).toEqual({ kind: 'unknown' });
});
