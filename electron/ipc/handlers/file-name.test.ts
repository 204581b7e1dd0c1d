import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name';

describe('the name of a file', () => {
  it('keeps letters and digits of every script', () => {
    expect(fileNameOf('Bücher 本, Nr. 3_a-b', 'csv')).toBe('Bücher 本, Nr. 3_a-b.csv');
  });

  it('has no sign that a file system could refuse or take for a folder', () => {
    expect(fileNameOf('../a\\b:c*"d"<e>|f?\n', 'warm-set.json')).toBe('.._a_b_c__d__e__f__.warm-set.json');
  });

  it('is short enough, and does not end in spaces before its ending', () => {
    expect(fileNameOf('x'.repeat(300), 'json')).toBe(`${'x'.repeat(80)}.json`);
    expect(fileNameOf(`  ${'x'.repeat(70)}${' '.repeat(30)}y`, 'json')).toBe(`${'x'.repeat(70)}.json`);
  });
});
