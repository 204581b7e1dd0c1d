import { createServer } from 'vite';
import { inRoot } from './paths.mjs';

/**
 * Reads the project's TypeScript, whose imports have no file endings, so Node.js does not by itself.
 * @returns {Promise<{ load: (path: string) => Promise<any>, close: () => Promise<void> }>} `load` takes a path from the project's root
 */
export async function readTypeScript() {
  const vite = await createServer({
    configFile: false,
    root: inRoot(),
    appType: 'custom',
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return { load: (path) => vite.ssrLoadModule(`/${path}`), close: () => vite.close() };
}
