import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, readJson, writeJson } from './stamp.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falconer-stamp-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'a.ts'), 'one');
  writeFileSync(join(folder, 'deep', 'b.ts'), 'two');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the hash of sources', () => {
  it('stays while nothing changes, whatever the order of the paths', () => {
    const paths = [join(folder, 'a.ts'), join(folder, 'deep')];
    expect(hashOf(paths)).toBe(hashOf([...paths].reverse()));
  });

  it('changes with a content, a name, a new file and the salt', () => {
    const seen = new Set([hashOf([folder])]);
    const expectNew = () => {
      const hash = hashOf([folder]);
      expect(seen).not.toContain(hash);
      seen.add(hash);
    };
    writeFileSync(join(folder, 'deep', 'b.ts'), 'three');
    expectNew();
    writeFileSync(join(folder, 'c.ts'), '');
    expectNew();
    rmSync(join(folder, 'c.ts'));
    writeFileSync(join(folder, 'd.ts'), '');
    expectNew();
    expect(seen).not.toContain(hashOf([folder], { salt: 'x64' }));
  });

  it('leaves out what is not kept and what is not there', () => {
    const keep = (path) => !path.endsWith('.test.ts');
    const before = hashOf([folder], { keep });
    writeFileSync(join(folder, 'a.test.ts'), 'test');
    expect(hashOf([folder, join(folder, 'absent')], { keep })).toBe(before);
  });
});

describe('a stamp', () => {
  it('is read back, and null when absent or broken', () => {
    const file = join(folder, 'new', 'stamp.json');
    expect(readJson(file)).toBeNull();
    writeJson(file, { lock: 'x' });
    expect(readJson(file)).toEqual({ lock: 'x' });
    writeFileSync(file, '{');
    expect(readJson(file)).toBeNull();
  });
});
