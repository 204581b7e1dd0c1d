export interface ElectronRuntime {
  executable: string;
  /** Folder of the distribution. */
  dist: string;
  version: string;
  source: 'override' | 'official' | 'fallback';
}

/**
 * Finds or fetches the runtime: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the official one, else the pinned
 * fallback. Rejects with a sentence and a remedy.
 */
export declare function ensureElectron(): Promise<ElectronRuntime>;
