// What each version of Milvus can do, as the Markdown of docs/versions.md. Made from shared/policy/capabilities.ts,
// the table that the application itself asks, so that the page cannot say something else.

const VERSIONS = [
  ...['v2.2.16', 'v2.3.5', 'v2.4.23', 'v2.5.27', 'v2.6.4', 'v2.6.24', 'v3.0.1', 'milvus_lite-3.2.1'],
];
const CHECKED_ON_RUNNING_SERVERS = ['v2.2.16', 'v2.3.5', 'milvus_lite-3.2.1'];

const TITLES = {
  databases: 'Databases',
  partitionLoad: 'Load single partitions',
  partitionRelease: 'Release single partitions',
  mixPartitionAndCollectionLoad: 'Load or release partitions of a collection that was loaded whole',
  fieldLoad: 'Load only the chosen fields',
  fieldLoadHint: 'Take the chosen fields as a hint; others load when used',
  changeFieldsWhileLoaded: 'Change the loaded fields without a release',
  skipDynamicField: 'Leave the dynamic field out of memory',
  replicas: 'Replicas',
  refreshLoad: 'Refresh a load',
  multipleVectors: 'Several vector fields',
  collectionIds: 'Ids that tell a collection from its successor',
  partitionMemory: 'Tell which partitions are in memory',
  dropLoadedPartition:
    'Drop a partition that is loaded (elsewhere Falconer releases it first, as a step of its own)',
  dropAliasedCollection: 'Drop a collection that has aliases',
  aliasesGoAlong:
    'Drop the aliases with their collection (elsewhere Falconer removes them first, as a step of its own)',
  loadWithoutIndex: 'Load without an index',
  resourceGroups: 'Resource groups',
  mixDefaultGroup: 'Replicas in the default resource group and in others, and in other groups while loaded',
  loadPriority: 'Priority of a load',
  changeReplicasWhileLoaded: 'Change the number of replicas while loaded',
  newPartitionsLoaded: 'Load a new partition of a collection of which some partitions are loaded',
  segments: 'Tell which segments are in memory',
  nodeMetrics: 'Tell the memory of the query nodes',
  renameCollection: 'Rename a collection',
  renameKeepsMemory: 'Keep it in memory when it is renamed',
  listAliases: 'List aliases by a call of their own (before 2.3 the description of a collection tells them)',
};

/**
 * @param {typeof import('../../shared/policy/capabilities.ts')} capabilities
 * @returns {string} the page, ending with a newline
 */
export function versionsTable({ capabilitiesOf, capabilityNames, capabilityRules, serverInfoFrom }) {
  const columns = VERSIONS.map((version) => capabilitiesOf(serverInfoFrom(version)));
  const rows = capabilityNames.map((name) => {
    const cells = columns.map((column) => (column[name].supported ? 'yes' : '–'));
    return `| ${[TITLES[name], ...cells].join(' | ')} |`;
  });
  const heads = VERSIONS.map((version) => version.replace('milvus_lite-', 'lite ').replace(/^v/, ''));
  const sources = capabilityNames.map((name) => `- ${TITLES[name]}: ${capabilityRules[name].source}`);
  const checked = CHECKED_ON_RUNNING_SERVERS.map((version) => heads[VERSIONS.indexOf(version)]).join(', ');
  return [
    '<!-- Made by `npm run docs` from shared/policy/capabilities.ts. -->',
    '',
    '# What each version of Milvus can do',
    '',
    `| | ${heads.join(' | ')} |`,
    `|---|${VERSIONS.map(() => '---').join('|')}|`,
    ...rows,
    '',
    `Checked on running servers: ${checked}. The other columns are read from the source of Milvus.`,
    '',
    ...sources,
    '',
  ].join('\n');
}
