import { expect, it } from 'vitest';
import { readOnlyBy } from './read-only';

it.each([
  [false, [], null],
  [false, ['staging'], null],
  [true, [], 'connection'],
  [false, ['production'], 'environment'],
  [true, ['production'], 'connection'],
] as const)('of a production connection (%s) where %j is read-only: %s', (readOnly, of, by) => {
  const connection = { readOnly, environment: 'production' as const };
  expect(readOnlyBy(connection, { readOnlyEnvironments: [...of] })).toBe(by);
});
