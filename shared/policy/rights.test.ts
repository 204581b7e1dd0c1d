import { expect, it } from 'vitest';
import { privilegeNames } from './rights';

it.each([
  ['PrivilegeLoad', 'Load'],
  ['PrivilegeShowPartitions', 'ShowPartitions'],
  ['Load', 'Load'],
  ['Privileged', 'Privileged'],
  ['Privilege', 'Privilege'],
])('%s is granted as %s', (privilege, grant) => {
  expect(privilegeNames(privilege).grant).toBe(grant);
});

it('tells both names of a privilege where they differ, and one where they do not', () => {
  expect(privilegeNames('PrivilegeLoad').told).toBe('both');
  expect(privilegeNames('Load')).toEqual({ told: 'one', grant: 'Load', privilege: 'Load' });
  expect(privilegeNames(null).told).toBe('none');
});
