import { expect, it } from 'vitest';
import { missingIn } from './system-libraries.mjs';

it('names the libraries that ldd does not find', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => /lib/x86_64-linux-gnu/libgtk-3.so.0 (0x00007f)',
    '\tlibasound.so.2 => not found',
  ].join('\n');
  expect(missingIn(output)).toEqual(['libnss3.so', 'libasound.so.2']);
});
