import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './command-line';

describe('parseCommandLine', () => {
  it.each([
    ['packaged', ['--connect', 'localhost:19530']],
    ['unpackaged', ['.', '--connect', 'localhost:19530']],
    ['as one argument', ['--connect=localhost:19530']],
    [
      'among the switches of Chromium',
      ['--no-sandbox', '.', '--connect', 'localhost:19530', '--user-data-dir=/x'],
    ],
  ])('reads the address: %s', (_how, args) => {
    expect(parseCommandLine(args)).toEqual({
      ok: true,
      start: { kind: 'connect', address: 'localhost:19530' },
    });
  });

  it('reads --sample', () => {
    expect(parseCommandLine(['.', '--sample'])).toEqual({ ok: true, start: { kind: 'sample' } });
  });

  it.each([[[]], [['.']], [['--inspect=0', '--remote-debugging-port=0', '.']], [['--connected']]])(
    'asks for nothing otherwise: %j',
    (args) => {
      expect(parseCommandLine(args)).toEqual({ ok: true, start: { kind: 'nothing' } });
    },
  );

  it.each([
    [['--connect']],
    [['--connect=']],
    [['--connect', '--sample']],
    [['--connect', '--no-sandbox']],
    [['--connect', 'http://localhost:19530']],
    [['--connect', 'localhost:99999']],
    [['--connect', 'a b']],
    [['--connect', 'a', '--connect', 'b']],
    [['--sample', '--connect=a']],
  ])('says what is wrong with %j', (args) => {
    expect(parseCommandLine(args)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('--connect') as string,
    });
  });
});
