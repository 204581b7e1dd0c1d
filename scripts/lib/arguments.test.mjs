import { describe, expect, it } from 'vitest';
import { readArguments, readPort } from './arguments.mjs';

const usage = 'npm run milvus -- 2.3.5 [--port N]';

describe('the command line', () => {
  it('reads options and positionals', () => {
    const { values, positionals } = readArguments(
      { port: { type: 'string' } },
      { usage, positionals: true, args: ['2.3.5', '--port', '19530'] },
    );
    expect({ ...values }).toEqual({ port: '19530' });
    expect(positionals).toEqual(['2.3.5']);
  });

  it('refuses what it does not know, and tells the usage', () => {
    const read = () => readArguments({}, { usage, args: ['--prot', '1'] });
    expect(read).toThrow(/--prot/);
    expect(read).toThrow(expect.objectContaining({ remedy: `Usage: ${usage}` }));
  });

  it.each(['0', '65536', '-1', '19530x', '', '1e3'])('refuses %j as a port', (given) => {
    expect(() => readPort(given, usage)).toThrow(/is not a port/);
  });

  it('takes a port, or none', () => {
    expect(readPort('65535', usage)).toBe(65_535);
    expect(readPort(undefined, usage)).toBeUndefined();
  });
});
