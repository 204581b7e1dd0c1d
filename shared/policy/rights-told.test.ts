import { expect, it } from 'vitest';
import type { Grant } from '../domain/grant';
import { rightsTold } from './rights-told';

const grant = (role: string, privilege: string, covers: Grant['covers']): Grant => ({
  ...{ role, privilege, covers, object: 'Collection' },
});
const grants = [
  grant('reader', 'Query', 'this'),
  grant('reader', 'Search', 'this'),
  grant('loader', 'Load', 'every'),
  grant('reader', 'IndexDetail', 'every'),
];

it('tells who reaches it by its name, and who reaches all, with their users', () => {
  const roles = [
    { role: 'admin', users: ['root'] },
    { role: 'reader', users: ['ann', 'bob'] },
    { role: 'loader', users: [] },
    { role: 'idle', users: ['eve'] },
  ];
  expect(rightsTold(grants, roles)).toEqual({
    this: [{ role: 'reader', privileges: ['Query', 'Search'], users: ['ann', 'bob'] }],
    every: [
      { role: 'admin', privileges: ['*'], users: ['root'] },
      { role: 'loader', privileges: ['Load'], users: [] },
      { role: 'reader', privileges: ['IndexDetail'], users: ['ann', 'bob'] },
    ],
  });
});

it('says nothing of users that could not be read', () => {
  const { this: own, every } = rightsTold(grants, null);
  expect([...own, ...every].map(({ users }) => users)).toEqual([null, null, null]);
});
