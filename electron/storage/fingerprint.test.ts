import { expect, it } from 'vitest';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { fingerprintOf } from './fingerprint';

const tls = { enabled: true, caFile: null, serverName: null };
const prod = { ...emptyConnectionDraft(), id: 'a', address: 'prod.example.com:19530', tls };

it.each([
  ['its address', { address: 'dr.example.com:19530' }],
  ['its port', { address: 'prod.example.com:19531' }],
  ['the name that TLS asks for', { tls: { ...tls, serverName: 'dr' } }],
  ['TLS itself', { tls: { ...tls, enabled: false } }],
])('a connection leads elsewhere by %s', (_what, over) => {
  expect(fingerprintOf({ ...prod, ...over })).not.toBe(fingerprintOf(prod));
});

it.each([
  ['another spelling', { address: ' PROD.example.com ' }],
  ['another user', { auth: { kind: 'password', user: 'root' } }],
  [
    'another name, environment and readiness to write',
    { name: 'x', environment: 'production', readOnly: true },
  ],
  ['another file of the same authority', { tls: { ...tls, caFile: '/ca.pem' } }],
])('a connection leads to the same place by %s', (_what, over) => {
  expect(fingerprintOf({ ...prod, ...over })).toBe(fingerprintOf(prod));
});

it('tells nothing of the address, nor that two connections lead to the same place', () => {
  expect(fingerprintOf(prod)).toMatch(/^[0-9a-f]{32}$/);
  expect(fingerprintOf({ ...prod, id: 'b' })).not.toBe(fingerprintOf(prod));
});
