import { ROOT } from './paths.mjs';

/** Flags that Chromium needs on this machine: it refuses to run as root with its sandbox on. */
export const sandboxFlags = () =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Arguments that start the built app of this folder.
 * @param {string[]} appArguments
 */
export const appArguments = (appArguments) => [...sandboxFlags(), ROOT, ...appArguments];
