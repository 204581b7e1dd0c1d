import { expect, it } from 'vitest';
import manifest from '../../package.json';
import { EXPECTED_ELECTRON_MAJOR, runtimeKind } from './runtime';

it('expects the Electron that package.json names', () => {
  expect(manifest.devDependencies.electron).toMatch(new RegExp(`^\\^?${EXPECTED_ELECTRON_MAJOR}\\.`));
});

it.each([
  [`${EXPECTED_ELECTRON_MAJOR}.4.1`, 'official'],
  ['33.4.11', 'fallback'],
  ['', 'fallback'],
])('Electron "%s" is %s', (version, kind) => {
  expect(runtimeKind(version)).toBe(kind);
});
