export { ChangesNotice } from './ChangesNotice';
export type { FindPlaces } from './changes';
export { aliasNames, collectionNames, databaseNames, partitionNames } from './deeds';
export { noteOwnPartition } from './own-partitions';
export { useChangesOfOthers } from './use-changes-of-others';
export type { OthersNotice } from './use-changes-of-others';
export type { Look } from './watch';
