import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not `new URL(..., import.meta.url)`: a test with a page takes that for an address of the page.
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..', '/');
/** Downloaded runtimes, servers and what set-up remembers; safe to delete. */
export const RUNTIME_DIR = join(ROOT, '.runtime');
export const OUT_DIR = join(ROOT, 'out');
export const TOUR_DIR = join(OUT_DIR, 'tour');
export const DIST_DIR = join(ROOT, 'dist');
export const MODULES_DIR = join(ROOT, 'node_modules');

/** @param {string[]} parts path below the project folder */
export const inRoot = (...parts) => join(ROOT, ...parts);
