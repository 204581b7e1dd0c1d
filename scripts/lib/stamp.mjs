import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * @param {string} path
 * @returns {unknown} null if it is absent or not JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {unknown} value
 */
export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Every file below the given files and folders, in a fixed order. */
function* filesBelow(paths, keep) {
  for (const path of [...paths].sort()) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    if (stat.isDirectory()) {
      yield* filesBelow(
        readdirSync(path).map((name) => join(path, name)),
        keep,
      );
    } else if (keep(path)) yield path;
  }
}

/**
 * One hash over the names and contents of files and folders; absent ones do not count.
 * @param {string[]} paths absolute
 * @param {{ keep?: (path: string) => boolean, salt?: unknown }} [options]
 */
export function hashOf(paths, { keep = () => true, salt = null } = {}) {
  const hash = createHash('sha256').update(JSON.stringify(salt));
  for (const path of filesBelow(paths, keep)) {
    hash.update(`\0${relative(ROOT, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
