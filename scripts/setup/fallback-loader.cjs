'use strict';

// Lives in resources/app of the fallback runtime, which has no default app: `electron [options] <folder> [arguments]`
// starts the app of that folder, as the official binary does.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { extname, join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

const TAKES_VALUE = new Set(['-r', '--require']);

function readCommandLine(args) {
  const required = [];
  for (let at = 0; at < args.length; at += 1) {
    if (TAKES_VALUE.has(args[at])) required.push(args[(at += 1)]);
    else if (!args[at].startsWith('-')) return { required, folder: resolve(args[at]) };
  }
  return { required, folder: null };
}

function adopt(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(folder);
  return { main: resolve(folder, manifest.main ?? 'index.js'), isModule: manifest.type === 'module' };
}

function start() {
  const { required, folder } = readCommandLine(process.argv.slice(1));
  if (!folder) {
    process.stderr.write('usage: electron [options] <folder of the app> [arguments]\n');
    process.exit(2);
  }
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  for (const path of required) require(resolve(path));
  const { main, isModule } = adopt(folder);
  const extension = extname(main);
  if (extension === '.mjs' || (isModule && extension !== '.cjs')) {
    import(pathToFileURL(main).href).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    });
  } else {
    Module._load(main, null, true);
  }
}

start();
