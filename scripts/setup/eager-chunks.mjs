import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// A lazy import is compiled to `.then(()=>require("./x"))`; every other require runs when its file does.
const REQUIRE = /(\.then\(\s*\(\)\s*=>\s*)?require\(["'`](\.[^"'`]+)["'`]\)/g;

/**
 * The files that a CommonJS bundle loads as soon as its entry is loaded.
 * @param {string} entry
 * @param {(path: string) => string} [read]
 * @returns {string[]}
 */
export function eagerChunks(entry, read = (path) => readFileSync(path, 'utf8')) {
  const seen = new Set();
  const waiting = [entry];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    for (const [, lazy, target] of read(path).matchAll(REQUIRE)) {
      if (lazy === undefined) waiting.push(join(dirname(path), target));
    }
  }
  return [...seen];
}
