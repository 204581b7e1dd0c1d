import type { AppInfo } from '@shared/domain/settings';

/** The Electron line that is shipped; a test holds it equal to the one in package.json. */
export const EXPECTED_ELECTRON_MAJOR = 45;

/**
 * Whether this is the Electron that is shipped, or an older one that development fell back to because the official
 * one could not be downloaded. The window says so: the fallback is not for users.
 * @param electronVersion `process.versions.electron`
 */
export function runtimeKind(electronVersion: string): AppInfo['runtime'] {
  return Number(electronVersion.split('.')[0]) === EXPECTED_ELECTRON_MAJOR ? 'official' : 'fallback';
}
