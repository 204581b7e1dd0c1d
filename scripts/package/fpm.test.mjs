import { expect, it } from 'vitest';
import { controlFile, readFpmArguments } from './fpm.mjs';

const ARGS = [
  ...[
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'libgtk-3-0',
    '--deb-recommends',
    'xdg-utils',
  ],
  ...[
    '--deb-compression',
    'xz',
    '--architecture',
    'amd64',
    '--description',
    'Console\n for Milvus\n\n  and more',
  ],
  ...[
    '--version',
    '0.1.0',
    '--package',
    '/d/falconer.deb',
    '--name',
    'falconer',
    '--maintainer',
    'A <a@b.invalid>',
  ],
  ...['--vendor', 'A', '--url', 'https://falconer.invalid', '/d/linux-unpacked/=/opt/Falconer'],
  '/d/a=b.png=/usr/share/icons/falconer.png',
];

it('reads what electron-builder passes', () => {
  const read = readFpmArguments(ARGS);
  expect(read.options).toMatchObject({
    s: 'dir',
    t: 'deb',
    'deb-compression': 'xz',
    package: '/d/falconer.deb',
  });
  expect(read.depends).toEqual(['libnss3', 'libgtk-3-0']);
  expect(read.recommends).toEqual(['xdg-utils']);
  expect(read.contents).toEqual([
    ['/d/linux-unpacked/', '/opt/Falconer'],
    ['/d/a=b.png', '/usr/share/icons/falconer.png'],
  ]);
});

it('writes a control file without empty fields, the description folded', () => {
  const control = controlFile(readFpmArguments(ARGS), 2_049);
  expect(control).toContain('Installed-Size: 3\n');
  expect(control).toContain('Depends: libnss3, libgtk-3-0\n');
  expect(control).toContain('Description: Console\n for Milvus\n and more\n');
  expect(control).not.toContain('License');
  expect(control.endsWith('\n')).toBe(true);
});
