import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv';

describe('a cell of CSV', () => {
  it.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is text, not a formula', (value) => {
    expect(csvCell(value).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves what is no formula as it is', () => {
    expect(csvCell('books = 1')).toBe('books = 1');
    expect(csvCell('')).toBe('');
  });

  it('quotes what would end the cell', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
    expect(csvLine(['a,b', '=1'])).toBe('"a,b",\'=1\r\n');
  });
});
