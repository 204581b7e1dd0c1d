import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const longTiers = ['**/*.{integration,real,soak}.test.ts', '**/node_modules/**'];
const resolve = { tsconfigPaths: true };

export default defineConfig({
  root,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          root,
          environment: 'node',
          include: ['{shared,electron,scripts}/**/*.test.{ts,mjs}'],
          exclude: longTiers,
        },
      },
      {
        resolve,
        plugins: [react()],
        test: {
          name: 'component',
          root,
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          exclude: longTiers,
          setupFiles: ['renderer/test/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          root,
          environment: 'node',
          include: ['{electron,e2e}/**/*.integration.test.ts'],
          // Two at once also on a machine with two cores: some wait for minutes for a clock, and use nothing meanwhile.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'real',
          root,
          environment: 'node',
          include: ['e2e/real/**/*.real.test.ts'],
          // One Milvus at a time: its components have fixed ports.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve,
        test: {
          name: 'soak',
          root,
          environment: 'node',
          include: ['e2e/soak/**/*.soak.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
