import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// One build runs on the Electron that ships and on the older runtime that development may fall back to.
const node = 'node20.18';
const chrome = 'chrome130';

const shared = { '@shared': at('shared') };

export default defineConfig({
  main: {
    resolve: {
      alias: {
        ...shared,
        // The SDK's bulk writer pulls in parquet and with it the AWS SDK; Falconer writes no rows.
        '@shanghaikid/parquetjs': at('scripts/config/empty-module.cjs'),
      },
    },
    build: {
      target: node,
      outDir: 'out/main',
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: at('electron/main.ts') },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          // Without it shared helpers land in a lazy chunk, which the entry then requires at start.
          strictExecutionOrder: true,
        },
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    build: {
      target: node,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    html: { cspNonce: '__CSP_NONCE__' },
    resolve: { alias: { ...shared, '@renderer': at('renderer') } },
    build: {
      target: chrome,
      minify: true,
      outDir: at('out/renderer'),
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
