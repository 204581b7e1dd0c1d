'use strict';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'What both processes agree on runs in both, and in tests, without either.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: [
          '^(electron|renderer|e2e)/',
          'node_modules/(electron|react|react-dom|@zilliz|@grpc|@mantine)/',
        ],
      },
    },
    {
      name: 'renderer-knows-no-server',
      comment: 'The page sees the server only through the bridge.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', 'node_modules/(electron|@zilliz|@grpc)/'] },
    },
    {
      name: 'renderer-needs-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: ['\\.test\\.tsx?$', '^renderer/test/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-no-page',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: ['^renderer/', 'node_modules/(react|react-dom|@mantine)/'] },
    },
    {
      name: 'one-importer-of-the-sdk',
      comment: 'Elsewhere only the protocol definition may be taken from it.',
      severity: 'error',
      from: { pathNot: '^electron/milvus/' },
      to: { path: 'node_modules/@zilliz/', pathNot: 'proto-json/milvus' },
    },
    {
      name: 'features-by-their-index',
      comment: 'A feature may change its insides without asking the others.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: {
        path: '^renderer/features/[^/]+/',
        pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: {
        path: '^(electron|renderer|shared)/',
        pathNot: ['\\.test\\.tsx?$', '/test(ing)?/', '/testing\\.ts$'],
      },
      to: { path: ['\\.test\\.tsx?$', '^renderer/test/', '^e2e/', '/testing/', '/testing\\.ts$'] },
    },
    {
      name: 'scripts-know-only-shared',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(electron|renderer|e2e)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts', '.d.mts'],
    },
  },
};
