import { expect, it } from 'vitest';
import { onceEach } from './once-each';

it('reads each key once, also for those who ask while it is under way', async () => {
  const asked: string[] = [];
  const read = onceEach((key: string) => {
    asked.push(key);
    return Promise.resolve(key.toUpperCase());
  });
  expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['A', 'B', 'A']);
  expect(await read('b')).toBe('B');
  expect(asked).toEqual(['a', 'b']);
});

it('keeps a failure', async () => {
  let asked = 0;
  const read = onceEach((key: string) => {
    asked += 1;
    return Promise.reject(new Error(key));
  });
  await expect(read('a')).rejects.toThrow('a');
  await expect(read('a')).rejects.toThrow('a');
  expect(asked).toBe(1);
});
