import { withDisplay } from './display.mjs';
import { tool, toolEnv, toolNode } from './node.mjs';
import { run } from './run.mjs';

/**
 * Runs one Playwright project against the real app.
 * @param {object} options
 * @param {string} options.project
 * @param {import('../setup/electron.mjs').ElectronRuntime} options.electron
 * @param {string} [options.report] file for the JSON report
 * @param {Record<string, string>} [options.env]
 * @param {number} [options.timeoutMs] after which it is ended
 * @param {string[]} [options.filters] further arguments for Playwright
 */
export const runPlaywright = ({ project, electron, report, env = {}, timeoutMs, filters = [] }) =>
  withDisplay((display) =>
    run(
      toolNode(),
      [
        tool('@playwright', 'test', 'cli.js'),
        'test',
        ...['--config', 'e2e/playwright.config.ts', '--project', project],
        `--reporter=${report ? 'list,json' : 'list'}`,
        ...(filters.length > 0 ? ['--pass-with-no-tests', ...filters] : []),
      ],
      {
        label: project,
        show: true,
        timeoutMs,
        env: toolEnv({
          ...display,
          ...env,
          FALCONER_ELECTRON: electron.executable,
          ...(report ? { PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {}),
        }),
      },
    ),
  );
