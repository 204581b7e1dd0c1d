import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv';

/** The cells of a line as a spreadsheet cuts it that takes another separator: a quote counts at a cell's start only. */
function cutAt(separator: string, line: string): string[] {
  const cells: string[] = [];
  let rest: string | undefined = line;
  while (rest !== undefined) {
    const quoted = /^"((?:[^"]|"")*)(?:"|$)/.exec(rest);
    const tail = rest.slice(quoted?.[0].length ?? 0);
    const end = tail.search(new RegExp(`[${separator}\\r\\n]`));
    const plain = end < 0 ? tail : tail.slice(0, end);
    cells.push((quoted?.[1]?.replaceAll('""', '"') ?? '') + plain);
    rest = end < 0 ? undefined : tail.slice(end + 1);
  }
  return cells;
}

describe('a cell of CSV', () => {
  const starts = ['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝cmd()', '＋1', '－1', '＠A1'];

  it.each(starts)('%j is text, not a formula', (value) => {
    expect(csvCell(value).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each([';', '\t', '\r', '\n'])(
    'nor does one begin behind %j, which ends a cell elsewhere',
    (separator) => {
      expect(csvCell(`a${separator}=cmd()`)).toBe(`"a${separator}'=cmd()"`);
      expect(csvCell(`a${separator}b`)).toBe(`"a${separator}b"`);
    },
  );

  it('is no formula whatever the value, and the value with apostrophes', () => {
    const pieces = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', "'", ' ', 'a', '＝');
    fc.assert(
      fc.property(fc.array(pieces), (list) => {
        const value = list.join('');
        const cell = csvCell(value);
        const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(text).not.toMatch(/(?:^|[;\t\r\n])[=+\-@＝＋－＠]|^[\t\r\n]/);
        expect(text.replaceAll("'", '')).toBe(value.replaceAll("'", ''));
      }),
    );
  });

  it.each([',', ';', '\t'])('nor does any begin where a line is cut at %j', (separator) => {
    const signs = fc.constantFrom('=', '-', '\t', '\r', '\n', ';', ',', '"', "'", ' ', 'a', '＝');
    const values = fc.array(
      fc.array(signs).map((list) => list.join('')),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(values, (list) => {
        for (const cell of cutAt(separator, csvLine(list))) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2000, examples: [[['a', 'x;=HYPERLINK(1)']], [['a', 'x;"=1+1;y']], [['a', 'x; =1']]] },
    );
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
