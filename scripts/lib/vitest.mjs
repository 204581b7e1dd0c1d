import { tool, toolEnv, toolNode } from './node.mjs';
import { run } from './run.mjs';

/** Projects whose tests mostly wait: for outages, time-outs and other processes. Files share a machine well. */
const WORKERS = { integration: 2 };

/**
 * Runs one project of scripts/config/vitest.config.ts.
 * @param {object} options
 * @param {string} options.project
 * @param {string} options.report file for the JSON report
 * @param {Record<string, string>} [options.env]
 * @param {string[]} [options.filters] further arguments for Vitest
 */
export const runVitest = ({ project, report, env = {}, filters = [] }) =>
  run(
    toolNode(),
    [
      tool('vitest', 'vitest.mjs'),
      'run',
      ...['--config', 'scripts/config/vitest.config.ts', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...(project in WORKERS ? [`--maxWorkers=${WORKERS[project]}`] : []),
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    { label: project, show: true, env: toolEnv(env) },
  );
