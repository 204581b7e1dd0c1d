import { expect, it } from 'vitest';
import type { Connection } from '@shared/domain/connection';
import type { Environment } from '@shared/domain/environment';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { bulkGate } from './bulk-gate';
import { connectionFacts } from './connection-facts';

const connection: Connection = {
  ...{ ...emptyConnectionDraft(), id: 'c1', name: 'prod', kind: 'server', secret: 'none' },
  address: 'prod:19530',
};

const settings = { readOnlyEnvironments: [] };

/** Whether a list may go on over the connection as it is now. */
function gateOf(
  over: Partial<Connection> | null,
  kind: 'connected' | 'lost' = 'connected',
  drops = true,
  readOnlyOnes: Environment[] = [],
) {
  const before = connectionFacts(
    () => connection,
    () => settings,
  )('c1');
  const describe = connectionFacts(
    () => (over === null ? undefined : { ...connection, ...over }),
    () => ({ ...settings, readOnlyEnvironments: readOnlyOnes }),
  );
  const servers = { statuses: () => ({ c1: { kind } as never }) };
  const agreed = { connectionId: 'c1', environment: before.environment, fingerprint: before.fingerprint! };
  return bulkGate(servers, describe)(agreed, { drops, restMs: 0 });
}

it('lets a list go on over the connection that it was agreed to over', () => {
  expect([gateOf({}), gateOf({ name: 'other' }), gateOf({}, 'lost')]).toEqual(['open', 'open', 'held']);
});

it.each([
  ['was removed', null, { code: 'connectionUnknown' }],
  ['was made read-only', { readOnly: true }, { code: 'agreementVoid', params: { why: 'readOnly' } }],
  ['became more important', { environment: 'production' }, { params: { why: 'environment' } }],
  ['leads elsewhere', { address: 'dr:19530' }, { code: 'leadsElsewhere' }],
] as const)('does not let a drop go on over one that %s', (_what, over, error) => {
  expect(gateOf(over)).toMatchObject(error);
});

it('lets nothing go on once the environment was made read-only', () => {
  const void_ = { code: 'agreementVoid', params: { why: 'readOnly' } };
  expect(gateOf({}, 'connected', true, ['development'])).toMatchObject(void_);
  expect(gateOf({}, 'connected', false, ['development'])).toMatchObject(void_);
  expect(gateOf({}, 'connected', true, ['production'])).toBe('open');
});

it('lets loads go on where only the environment was changed: they were asked about when they were taken up', () => {
  expect(gateOf({ environment: 'production' }, 'connected', false)).toBe('open');
});
