import { expect, it } from 'vitest';
import { memoryOf } from '@renderer/test/samples';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { releaseFacts } from './release-question';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));

it('tells that the last partition in memory takes the collection with it', () => {
  expect(releaseFacts(memoryOf(100, null), ['p0'], on('v2.5.27'))).toMatchObject({
    inMemory: { loaded: 1, total: 2 },
    isLast: true,
    mayRefuse: false,
  });
  expect(releaseFacts(memoryOf(100, 100), ['p0'], on('v2.5.27')).isLast).toBe(false);
  expect(releaseFacts(memoryOf(100, 100), null, on('v2.5.27')).isLast).toBe(false);
});

it('tells before the call what 2.2 may refuse', () => {
  expect(releaseFacts(memoryOf(100, 100), ['p0'], on('v2.2.16')).mayRefuse).toBe(true);
  expect(releaseFacts(memoryOf(100, null), ['p0'], on('v2.2.16')).mayRefuse).toBe(false);
  expect(releaseFacts(memoryOf(100, 100), null, on('v2.2.16')).mayRefuse).toBe(false);
  expect(releaseFacts(memoryOf(100, 100), ['p0'], on('v2.3.5')).mayRefuse).toBe(false);
  expect(releaseFacts(null, ['p0'], on('v2.2.16'))).toMatchObject({ inMemory: null, mayRefuse: true });
});

it('tells that a load is under way', () => {
  expect(releaseFacts(memoryOf(40), null, on('v2.5.27')).isLoading).toBe(true);
});
