import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name';

describe('the name of a file', () => {
  it('keeps letters and digits of every script', () => {
    expect(fileNameOf('Bücher 本, Nr. 3_a-b', 'csv')).toBe('Bücher 本, Nr. 3_a-b.csv');
  });

  it('has no sign that a file system could refuse or take for a folder', () => {
    expect(fileNameOf('../a\\b:c*"d"<e>|f?\n', 'warm-set.json')).toBe('___a_b_c__d__e__f__.warm-set.json');
  });

  it('is short enough, and does not end in spaces before its ending', () => {
    expect(fileNameOf('x'.repeat(300), 'json')).toBe(`${'x'.repeat(100)}.json`);
    expect(fileNameOf(`  ${'x'.repeat(70)}${' '.repeat(40)}y`, 'json')).toBe(`${'x'.repeat(70)}.json`);
    // Bytes count, and no character is cut in two.
    expect(fileNameOf('本'.repeat(100_000), 'definition.json')).toBe(`${'本'.repeat(33)}.definition.json`);
    expect(fileNameOf(`x${'𠀀'.repeat(100)}`, 'json')).toBe(`x${'𠀀'.repeat(24)}.json`);
  });

  it.each([
    ['../../etc/passwd', '___.._etc_passwd.csv'],
    ['..\\..\\boot.ini', '___.._boot.ini.csv'],
    ['..', '__.csv'],
    ['.bashrc', '_bashrc.csv'],
    ['-rf', '_rf.csv'],
    ['C:evil', 'C_evil.csv'],
    ['books...', 'books.csv'],
    ['', '_.csv'],
    ['   ', '_.csv'],
    ['nul\u0000inside\u202e\u200b\u3164', 'nul_inside___.csv'],
    ['=cmd()', '_cmd__.csv'],
    ['__proto__', '__proto__.csv'],
  ])('of %j leads into no other folder, is not hidden and no option', (title, name) => {
    expect(fileNameOf(title, 'csv')).toBe(name);
  });

  it.each(['CON', 'nul', 'aux.c', 'COM1', 'lpt9 ', 'Prn .txt'])('%j is not that of a device', (title) => {
    expect(fileNameOf(title, 'json')).toMatch(/^_/);
    expect(fileNameOf('console', 'json')).toBe('console.json');
  });
});
