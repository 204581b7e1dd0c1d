import { expect, it } from 'vitest';
import type { Auth } from '../domain/connection';
import { serverInfoFrom } from './capabilities';
import { listsMayHide } from './list-visibility';

const reader: Auth = { kind: 'password', user: 'reader' };

it.each<[string, Auth, boolean]>([
  ['v2.3.5', reader, false],
  ['v2.4.0', reader, true],
  ['v2.5.27', reader, true],
  ['v3.0.0', reader, true],
  ['who knows', reader, true],
  ['v2.5.27', { kind: 'token' }, true],
  ['v2.5.27', { kind: 'password', user: 'root' }, false],
  ['v2.5.27', { kind: 'none' }, false],
  ['milvus_lite-3.2.1', reader, false],
])('%s, %o: what is not listed may only be hidden: %s', (version, auth, may) => {
  expect(listsMayHide(serverInfoFrom(version), auth)).toBe(may);
});
