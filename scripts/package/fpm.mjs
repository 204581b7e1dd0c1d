#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download: makes a .deb with dpkg-deb from the arguments it passes.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FLAGS = new Set(['--force', '--debug']);
const LISTS = { '-d': 'depends', '--deb-recommends': 'recommends' };

/**
 * Reads a command line of fpm.
 * @param {string[]} args
 * @returns {{ options: Record<string, string>, depends: string[], recommends: string[], contents: [string, string][] }}
 *   contents are pairs of a path here (a folder ends with /) and its place in the package
 */
export function readFpmArguments(args) {
  const read = { options: {}, depends: [], recommends: [], contents: [] };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (FLAGS.has(arg)) continue;
    if (arg.startsWith('-')) {
      const value = rest.shift();
      if (arg in LISTS) read[LISTS[arg]].push(value);
      else read.options[arg.replace(/^-+/, '')] = value;
    } else {
      const at = arg.lastIndexOf('=');
      read.contents.push([arg.slice(0, at), arg.slice(at + 1)]);
    }
  }
  return read;
}

/**
 * The control file of a .deb (deb-control(5)).
 * @param {ReturnType<typeof readFpmArguments>} read
 * @param {number} bytes installed
 */
export function controlFile({ options, depends, recommends }, bytes) {
  const [synopsis = options.name, ...description] = options.description
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const fields = {
    Package: options.name,
    Version: options.version,
    License: options.license,
    Vendor: options.vendor,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': Math.ceil(bytes / 1024),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.category ?? 'devel',
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: [synopsis, ...description.map((line) => ` ${line}`)].join('\n'),
  };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return `${present.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

function copyContents(contents, tree) {
  for (const [from, to] of contents) {
    const target = join(tree, to);
    mkdirSync(dirname(target), { recursive: true });
    if (from.endsWith('/')) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    else copyFileSync(from, target);
  }
}

/** Sets the modes that a package should have, whatever the umask here, and adds up the sizes. */
function normalize(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return 0;
  if (stat.isFile()) {
    chmodSync(path, stat.mode & 0o111 ? 0o755 : 0o644);
    return stat.size;
  }
  chmodSync(path, 0o755);
  return readdirSync(path).reduce((sum, name) => sum + normalize(join(path, name)), 0);
}

function makeDeb(read) {
  const { options } = read;
  const tree = mkdtempSync(join(tmpdir(), 'falconer-deb-'));
  try {
    copyContents(read.contents, tree);
    const bytes = normalize(tree);
    const meta = join(tree, 'DEBIAN');
    mkdirSync(meta);
    writeFileSync(join(meta, 'control'), controlFile(read, bytes));
    for (const [option, name] of [
      ['after-install', 'postinst'],
      ['after-remove', 'postrm'],
    ]) {
      if (!options[option]) continue;
      copyFileSync(options[option], join(meta, name));
      chmodSync(join(meta, name), 0o755);
    }
    const compression = `-Z${options['deb-compression'] ?? 'xz'}`;
    const output = resolve(options.package);
    execFileSync('dpkg-deb', ['--root-owner-group', compression, '--build', tree, output], {
      stdio: 'inherit',
    });
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function main() {
  const read = readFpmArguments(process.argv.slice(2));
  if (read.options.s !== 'dir' || read.options.t !== 'deb') {
    process.stderr.write(
      `Only a folder can be made into a .deb here, not ${read.options.s} into ${read.options.t}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  makeDeb(read);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
