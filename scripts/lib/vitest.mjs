import { tool, toolEnv, toolNode } from './node.mjs';
import { run } from './run.mjs';

/**
 * Runs one project of scripts/config/vitest.config.ts.
 * @param {object} options
 * @param {string} options.project
 * @param {string} options.report file for the JSON report
 * @param {Record<string, string>} [options.env]
 * @param {number} [options.timeoutMs] after which it is ended
 * @param {string[]} [options.filters] further arguments for Vitest
 */
export const runVitest = ({ project, report, env = {}, timeoutMs, filters = [] }) =>
  run(
    toolNode(),
    [
      tool('vitest', 'vitest.mjs'),
      'run',
      ...['--config', 'scripts/config/vitest.config.ts', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    { label: project, show: true, timeoutMs, env: toolEnv(env) },
  );
