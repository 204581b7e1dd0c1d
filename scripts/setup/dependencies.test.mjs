import { describe, expect, it } from 'vitest';
import { matchesLock } from './dependencies.mjs';

const react = { version: '19.3.1', integrity: 'sha512-a' };
const lock = { packages: { '': { version: '0.1.0' }, 'node_modules/react': react } };
const installed = { packages: { 'node_modules/react': react } };

const withOptional = (entry) => ({
  packages: { ...lock.packages, 'node_modules/binding': { ...react, optional: true, ...entry } },
});

describe('whether what is installed is what the lockfile asks for', () => {
  it('is so when every package is there', () => expect(matchesLock(lock, installed)).toBe(true));

  it('is not when nothing is installed', () => expect(matchesLock(lock, null)).toBe(false));

  it.each([
    ['another version', { ...react, version: '19.3.0' }],
    ['other content', { ...react, integrity: 'sha512-b' }],
  ])('is not with %s', (_, entry) => {
    expect(matchesLock(lock, { packages: { 'node_modules/react': entry } })).toBe(false);
  });

  it('is not with a package missing or left over', () => {
    expect(matchesLock(lock, { packages: {} })).toBe(false);
    const extra = { packages: { ...installed.packages, 'node_modules/vue': react } };
    expect(matchesLock(lock, extra)).toBe(false);
  });

  it('can lack an optional package of another machine, but not one of this', () => {
    const here = { os: [process.platform], cpu: [process.arch] };
    expect(matchesLock(withOptional({ os: ['aix'], cpu: ['ppc64'] }), installed)).toBe(true);
    expect(matchesLock(withOptional({}), installed)).toBe(true);
    expect(matchesLock(withOptional(here), installed)).toBe(false);
  });
});
