const SDK = {
  group: ['@zilliz/milvus2-sdk-node', '@zilliz/milvus2-sdk-node/**'],
  message: 'Only electron/milvus talks to a server through the SDK.',
};
const SDK_EXCEPT_PROTO = {
  regex: '^@zilliz/milvus2-sdk-node(?!/dist/milvus/proto-json/milvus(\\.js)?$)',
  message: 'Outside electron/milvus only the protocol definition may be taken from the SDK.',
};
const GRPC = {
  group: ['@grpc/*'],
  message: 'A connection is held by electron/milvus, and by the servers and clients of sandbox and tests.',
};
const IPC_PRIMITIVES = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'contextBridge'],
  message: 'Messages go through electron/ipc and electron/preload, which check and type them.',
};
const ELECTRON = {
  name: 'electron',
  message: 'Only the main process and the preload know Electron.',
};
const REACT = {
  group: ['react', 'react-dom', 'react/**', 'react-dom/**', '@mantine/*'],
  message: 'This folder runs without a window.',
};

const restrict = (files, { paths = [], patterns = [] }) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
});

/** Who may import what, one entry a layer; a later entry replaces an earlier one for the same file. */
export const importRules = [
  restrict(['electron/**'], { paths: [IPC_PRIMITIVES], patterns: [SDK, GRPC, REACT] }),
  restrict(['electron/ipc/**', 'electron/preload/**'], { patterns: [SDK, GRPC, REACT] }),
  restrict(['electron/milvus/**'], { paths: [IPC_PRIMITIVES], patterns: [REACT] }),
  restrict(['electron/sandbox/**'], { paths: [ELECTRON], patterns: [SDK_EXCEPT_PROTO, REACT] }),
  restrict(['electron/**/*.integration.test.ts'], { paths: [ELECTRON], patterns: [SDK_EXCEPT_PROTO, REACT] }),
  restrict(['electron/milvus/**/*.integration.test.ts'], { paths: [ELECTRON], patterns: [REACT] }),
  restrict(['shared/**'], { paths: [ELECTRON], patterns: [SDK, GRPC, REACT] }),
  restrict(['renderer/**'], { paths: [ELECTRON], patterns: [SDK, GRPC] }),
  restrict(['e2e/**', 'scripts/**'], { patterns: [SDK_EXCEPT_PROTO] }),
];
