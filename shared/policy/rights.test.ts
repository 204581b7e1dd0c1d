import { expect, it } from 'vitest';
import { grantNameOf } from './rights';

it.each([
  ['PrivilegeLoad', 'Load'],
  ['PrivilegeShowPartitions', 'ShowPartitions'],
  ['Load', 'Load'],
  ['Privileged', 'Privileged'],
  ['Privilege', 'Privilege'],
])('%s is granted as %s', (privilege, grant) => {
  expect(grantNameOf(privilege)).toBe(grant);
});
