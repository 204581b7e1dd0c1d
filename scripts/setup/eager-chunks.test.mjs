import { expect, it } from 'vitest';
import { eagerChunks } from './eager-chunks.mjs';

const BUNDLE = {
  '/out/index.cjs': 'require("./helpers.cjs"),require("./main.cjs").t();',
  '/out/helpers.cjs': 'exports.t=1;',
  '/out/main.cjs':
    'let a=require("node:fs");let b=()=>Promise.resolve().then(()=>require("./sdk.cjs"));require("./index.cjs")',
  '/out/sdk.cjs': 'require("./main.cjs")',
};
const read = (path) => BUNDLE[path] ?? '';

it('follows what is required at once, not what is imported later', () => {
  expect(eagerChunks('/out/index.cjs', read).sort()).toEqual([
    '/out/helpers.cjs',
    '/out/index.cjs',
    '/out/main.cjs',
  ]);
});

it('notices when a lazy chunk is required at once', () => {
  const broken = (path) => (path === '/out/main.cjs' ? 'require("./sdk.cjs")' : read(path));
  expect(eagerChunks('/out/index.cjs', broken)).toContain('/out/sdk.cjs');
});
