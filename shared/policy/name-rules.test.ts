import { describe, expect, it } from 'vitest';
import { serverInfoFrom } from './capabilities';
import { mostPartitions, nameProblem } from './name-rules';
import type { NamedThing } from './name-rules';

const strict: NamedThing[] = ['collection', 'alias', 'database'];

describe('nameProblem', () => {
  it.each(strict)('takes of a %s what Milvus takes', (thing) => {
    for (const name of ['a', '_', 'Books_2024', 'x'.repeat(255), '__proto__', 'constructor']) {
      expect(nameProblem(thing, name)).toBeNull();
    }
    const wrong = {
      empty: ['', ' ', '\t\n'],
      tooLong: ['x'.repeat(256), 'ä'.repeat(128), 'x'.repeat(100_000)],
      edgeSpace: [' a', 'a ', 'a\n'],
      firstCharacter: ['1st', '-a', 'ä', '<b>', '\u202Ea', '\u0000', '\u001b[31m'],
      characters: ['a-b', 'a b', 'a.b', 'aä', 'a\u202Eb', 'a\u0000b', 'a\nb', 'a$b', 'a/b'],
    };
    for (const [problem, names] of Object.entries(wrong)) {
      for (const name of names)
        expect([name.slice(0, 9), nameProblem(thing, name)]).toEqual([name.slice(0, 9), problem]);
    }
  });

  it('lets partitions begin with a digit and have hyphens', () => {
    for (const name of ['2024', 'a-b', '_x']) expect(nameProblem('partition', name)).toBeNull();
    expect(nameProblem('partition', '-a')).toBe('firstCharacter');
    expect(nameProblem('partition', 'a$b')).toBe('characters');
  });
});

it('knows how many partitions a collection takes by default, where somebody says', () => {
  expect(mostPartitions(serverInfoFrom('v2.3.5'))).toBe(4096);
  expect(mostPartitions(serverInfoFrom('v2.4.1'))).toBe(1024);
  expect(mostPartitions(serverInfoFrom('v3.0.1'))).toBe(1024);
  expect(mostPartitions(serverInfoFrom('milvus_lite-3.2.1'))).toBeNull();
  expect(mostPartitions(serverInfoFrom('?'))).toBeNull();
});
