/** Versions that the sandbox can be. */
export const profileNames = ['2.2.16', '2.3.5', '2.4.23', '2.5.27', '2.6.24', '3.0.1', 'lite-3.2.1'] as const;
export type ProfileName = (typeof profileNames)[number];

/** How a version differs from its neighbours; one line a difference. Sources are beside the values. */
export interface Profile {
  name: ProfileName;
  /** What GetVersion and Connect say. */
  buildTags: string;
  /** The number for a failure without one of its own: none (2.2), 65535, or 1100 from 2.6.19. */
  plainError: { code: number; errorCode: string };
  /** Numbers such as 100 are sent; 2.2 only has names and words. */
  numbered: boolean;
  /** What becomes of `load_fields`: 2.4.10 proxy/task.go honours it, 2.6 takes it as a hint. */
  loadFields: 'ignored' | 'honoured' | 'hint';
  /** Another field list for what is loaded is accepted (2.6 querycoordv2/job). */
  changeFieldsWhileLoaded: boolean;
  /** Partitions may be loaded or released although the collection was loaded whole (2.3). */
  mixesPartitionsAndCollection: boolean;
  /** A collection with an alias may be dropped (until 2.4.23, about 2.5.5). */
  dropsAliased: boolean;
  /** A loaded partition may be dropped (milvus-lite). */
  dropsLoadedPartition: boolean;
  /** Loading needs no index (milvus-lite). */
  loadsWithoutIndex: boolean;
  /** Several vector fields in a collection (2.4). */
  severalVectors: boolean;
  /** Collections and partitions have ids (not in milvus-lite). */
  ids: boolean;
  /** Methods that this version answers with UNIMPLEMENTED. */
  lacks: readonly string[];
}

const current: Profile = {
  name: '2.5.27',
  buildTags: 'v2.5.27',
  plainError: { code: 65535, errorCode: 'UnexpectedError' },
  numbered: true,
  loadFields: 'honoured',
  changeFieldsWhileLoaded: false,
  mixesPartitionsAndCollection: true,
  dropsAliased: false,
  dropsLoadedPartition: false,
  loadsWithoutIndex: false,
  severalVectors: true,
  ids: true,
  lacks: [],
};

const old = { loadFields: 'ignored', dropsAliased: true, severalVectors: false } as const;
const plain1100 = { code: 1100, errorCode: 'IllegalArgument' };

/** Every version, as its differences from 2.5.27. */
export const profiles: Record<ProfileName, Profile> = {
  '2.2.16': {
    ...current,
    ...old,
    name: '2.2.16',
    buildTags: 'v2.2.16',
    plainError: { code: 0, errorCode: 'UnexpectedError' },
    numbered: false,
    mixesPartitionsAndCollection: false,
    lacks: ['DescribeDatabase', 'AlterDatabase', 'ListAliases', 'DescribeAlias'],
  },
  '2.3.5': {
    ...current,
    ...old,
    name: '2.3.5',
    buildTags: 'v2.3.5',
    lacks: ['DescribeDatabase', 'AlterDatabase', 'ListAliases', 'DescribeAlias'],
  },
  '2.4.23': { ...current, name: '2.4.23', buildTags: 'v2.4.23' },
  '2.5.27': current,
  '2.6.24': {
    ...current,
    name: '2.6.24',
    buildTags: 'v2.6.24',
    plainError: plain1100,
    loadFields: 'hint',
    changeFieldsWhileLoaded: true,
  },
  '3.0.1': {
    ...current,
    name: '3.0.1',
    buildTags: 'v3.0.1',
    plainError: plain1100,
    loadFields: 'hint',
    changeFieldsWhileLoaded: true,
  },
  'lite-3.2.1': {
    ...current,
    name: 'lite-3.2.1',
    buildTags: 'milvus_lite-3.2.1',
    plainError: { code: 1, errorCode: 'UnexpectedError' },
    loadFields: 'ignored',
    dropsAliased: true,
    dropsLoadedPartition: true,
    loadsWithoutIndex: true,
    ids: false,
    lacks: ['LoadPartitions', 'ReleasePartitions', 'GetReplicas', 'GetQuerySegmentInfo', 'DescribeDatabase'],
  },
};

/** What a client gets that names no version: one whose field lists are honoured. */
export const DEFAULT_PROFILE: ProfileName = '2.5.27';
