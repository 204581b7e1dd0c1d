import { defineConfig } from '@playwright/test';

const SECOND = 1_000;

/** Projects are run by name through `npm run test:e2e`, `test:real`, `test:package` and `tour`, which bring a display. */
export default defineConfig({
  outputDir: '../test-results',
  // One window at a time: the machine may have two cores, and a window that is in front is part of what is tested.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 90 * SECOND,
  expect: { timeout: 15 * SECOND },
  reportSlowTests: null,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'specs' },
    // Installing and filling a server happens in here.
    { name: 'real', testDir: 'real', testMatch: '**/*.spec.ts', timeout: 600 * SECOND },
    { name: 'tour', testDir: 'tour', timeout: 300 * SECOND, use: { trace: 'off' } },
    // Figures are taken over minutes.
    {
      name: 'soak',
      testDir: 'soak',
      testMatch: '**/*.spec.ts',
      timeout: 1800 * SECOND,
      use: { trace: 'off' },
    },
    { name: 'package', testDir: 'package', timeout: 180 * SECOND, use: { trace: 'off' } },
  ],
});
