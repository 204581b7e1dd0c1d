/**
 * Reads the fuses of a packaged executable.
 * @returns by name, such as RunAsNode; true is on
 */
export declare function readFuses(executable: string): Promise<Record<string, boolean>>;

/** What the fuses of a package must be, on process.platform. */
export declare function wantedFuses(platform: string): Record<string, boolean>;
