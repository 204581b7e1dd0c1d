import type { ErrorCode } from '@shared/ipc/result';

/**
 * One row: a failure that has one of the numbers or names, if any are listed, and whose words match, if a pattern is
 * given, has this cause. Named groups of the pattern become values for the sentence on the screen.
 */
export interface ErrorRule {
  is: ErrorCode;
  /** gRPC codes: the row is for failures of the call itself. Rows without are for a status in a reply. */
  grpc?: readonly number[];
  /** Numbers (`code`, from 2.3) or names (`error_code`) of Milvus; empty or absent: any. */
  milvus?: readonly (number | string)[];
  text?: RegExp;
  /** Only for these methods. */
  rpc?: RegExp;
}

/**
 * Words come before numbers: most refusals have only "unexpected" for a number (65535 up to 2.6.18, 1100 from
 * 2.6.19, none on 2.2), while their words stay the same. The first row that matches wins.
 */
export const errorRules: readonly ErrorRule[] = [
  // gRPC 14 says only "unavailable"; grpc-js puts the reason, TLS included, into the details.
  { is: 'nameNotFound', grpc: [14], text: /Name resolution failed|ENOTFOUND|EAI_AGAIN/ },
  {
    is: 'tlsHostMismatch',
    grpc: [14],
    text: /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/,
  },
  // Node.js' OpenSSL writes "wrong version number", Electron's BoringSSL WRONG_VERSION_NUMBER.
  {
    is: 'tlsNotOffered',
    grpc: [14],
    text: /wrong[ _]version[ _]number|packet[ _]length[ _]too[ _]long|ERR_SSL_UNKNOWN_PROTOCOL/i,
  },
  {
    is: 'tlsClientCertificateRequired',
    grpc: [14],
    text: /alert[ _](?:certificate[ _]required|handshake[ _]failure|bad[ _]certificate)/i,
  },
  {
    is: 'tlsUntrusted',
    grpc: [14],
    text: /unable to verify|self[- ]signed|unable to get (?:local )?issuer|certificate has expired|not yet valid|CERT_|UNABLE_TO_/i,
  },
  // A web server that has no HTTP/2, which gRPC is, hangs up over the choice of the protocol.
  {
    is: 'notMilvus',
    grpc: [14],
    text: /Protocol error|ERR_HTTP2_ERROR|alert[ _]no[ _]application[ _]protocol/i,
  },
  { is: 'connectionRefused', grpc: [14], text: /ECONNREFUSED|ENOENT|EACCES|EHOSTUNREACH|ENETUNREACH/ },
  { is: 'timeout', grpc: [14], text: /ETIMEDOUT/ },
  { is: 'rateLimited', grpc: [14], text: /rate limit/i },
  { is: 'connectionLost', grpc: [14] },
  // The caller's own cancel is told apart before this table; this is a channel that went away under a call.
  { is: 'connectionLost', grpc: [1] },
  {
    is: 'connectionLost',
    grpc: [2, 13],
    text: /RST_STREAM|ECONNRESET|EPIPE|stream (?:was )?closed|Connection dropped/i,
  },
  { is: 'timeout', grpc: [4] },
  {
    is: 'permissionDenied',
    grpc: [7],
    text: /(?<privilege>Privilege\w+): permission deny(?: to (?<user>[^\s,]+))?/,
  },
  { is: 'permissionDenied', grpc: [7] },
  { is: 'authMissing', grpc: [16], text: /missing authorization|empty token|no authorization/i },
  { is: 'authFailed', grpc: [16] },
  { is: 'rateLimited', grpc: [8], text: /rate|limit exceeded|too many/i },
  { is: 'notSupported', grpc: [12] },
  { is: 'notMilvus', grpc: [2, 13], text: /Received HTTP status|invalid content-type|HTTP\/1/i },

  // Refusals of a drop: Milvus 2.2 to 3.0 rootcoord and proxy/task.go; "cannot ..." are milvus-lite 3.2.1's words.
  { is: 'partitionIsLoaded', text: /partition cannot be dropped, partition is loaded/ },
  { is: 'defaultPartition', text: /default partition cannot be deleted|cannot remove default partition/ },
  { is: 'partitionKeyMode', text: /disable [\w ]+ if partition key mode is used|when partition key is set/ },
  { is: 'collectionHasAliases', text: /because it has associated aliases \[(?<aliases>[^\]]*)\]/ },
  { is: 'aliasGiven', text: /cannot drop the collection via alias = (?<alias>\S+)/ },
  // Of a rename: Milvus 2.2 to 3.0 rootcoord/meta_table.go. Of a database: rootcoord/meta_table.go; milvus-lite 3.2.1.
  { is: 'aliasGiven', text: /unsupported use an alias to rename collection, alias: ?(?<alias>\S+)/ },
  { is: 'alreadyExists', text: /duplicated new collection name|rename collection to an existing alias/ },
  {
    is: 'alreadyExists',
    text: /alias and collection name conflict|alias exists and already aliased|conflicts with an existing collection/,
  },
  { is: 'databaseNotEmpty', text: /database:.* not empty, must drop all|database '.*' is not empty/ },
  { is: 'defaultDatabase', text: /can(?: not|not) drop default database/ },
  // milvus-lite 3.2.1 gives it the number of a collection.
  {
    is: 'aliasNotFound',
    text: /alias not found\[|alias does not exist|alias '(?:.*)' does not exist/,
  },

  // Refusals of a load or release: Milvus 2.2 querycoordv2/job, 2.3+ querycoordv2/job/job_load.go.
  { is: 'partitionLoadAfterCollection', text: /load the partition after load collection is not supported/ },
  {
    is: 'partitionReleaseAfterCollection',
    text: /releasing some partitions after load collection is not supported/,
  },
  {
    is: 'loadFieldsDiffer',
    text: /can't change the load field list for loaded collection(?:.*?\[expected=(?<expected>.*?)\]\[actual=(?<actual>.*?)\](?=$|\s|:))?/,
  },
  {
    is: 'replicasDiffer',
    text: /can't change the replica number for loaded (?:collection|partitions)(?:.*?\[expected=(?<expected>\d+)\]\[actual=(?<actual>\d+)\])?/,
  },
  { is: 'replicasDiffer', text: /with different replica number (?:(?<expected>\d+) )?existed/ },
  { is: 'notFullyLoaded', text: /must be fully loaded before refreshing/ },
  { is: 'indexMissing', text: /there is no vector index on field: \[?(?<field>[^\],]+)\]?/ },
  { is: 'indexMissing', text: /there is no vector index on collection/ },
  { is: 'indexMissing', rpc: /^Load/, text: /index not found|index doesn't exist|no index on collection/ },
  { is: 'indexMissing', rpc: /^Load/, milvus: [700, 'IndexNotExist'] },
  {
    is: 'invalidParameter',
    text: /load field list .* does not contain (?<missing>(?:primary key|vector|partition key|clustering key) field)(?: (?<field>\w+))?/,
  },
  {
    is: 'invalidParameter',
    text: /failed to get field schema by name: fieldName\((?<field>.*?)\) not found/,
  },
  { is: 'invalidParameter', text: /due to no partition specified|partitions is empty|empty partition list/ },

  // What the cluster lacks. A quota can be one of memory: it comes before memory itself.
  { is: 'quotaExceeded', milvus: [9, 801, 'MemoryQuotaExhausted', 'DiskQuotaExhausted', 'ForceDeny'] },
  {
    is: 'quotaExceeded',
    text: /quota (?:exceeded|exhausted)|exceeds? (?:the )?max(?:imum)? (?:configuration|number|limit)/i,
  },
  { is: 'rateLimited', milvus: [8, 'RateLimit'] },
  { is: 'rateLimited', text: /rate limit exceeded|request is rejected by (?:the )?(?:grpc )?RateLimiter/i },
  {
    is: 'nodesNotEnough',
    text: /nodes? not enough.*?\[currentNodeNum=(?<current>\d+)\]\[expectedNodeNum=(?<expected>\d+)\]/i,
  },
  { is: 'nodesNotEnough', milvus: [304] },
  { is: 'nodesNotEnough', text: /nodes? (?:are |is )?not enough|no(?:t)? enough (?:query ?)?nodes?/i },
  { is: 'outOfMemory', milvus: [3, 'OutOfMemory', 'InsufficientMemoryToLoad'] },
  {
    is: 'outOfMemory',
    text: /OOM if load|insufficient memory|memory (?:limit exceeded|insufficient|is not enough)/i,
  },
  { is: 'resourceInsufficient', milvus: [7, 12] },
  { is: 'timeout', text: /context deadline exceeded/ },

  // What is not there, or not in memory. 2.2 wraps the name of its code into the reason.
  { is: 'databaseNotFound', milvus: [800] },
  {
    is: 'databaseNotFound',
    text: /database:(?<database>.*?) not found|database '(?<name>.*)' does not exist|database not found/,
  },
  // A collection that has just begun to load has no channels yet: 2.3.5 gives that the number of "not found".
  { is: 'notLoaded', rpc: /^GetReplicas$/, text: /failed to get channels, collection not loaded/ },
  // Asked for by a name it tells an id: an alias led there, and its collection is gone (seen on 2.2.16 and 2.3.5).
  {
    is: 'collectionNotFound',
    text: /(?:can't find collection: |collection not found\[collection=)(?<goneId>\d+)(?:\]|$)/m,
  },
  { is: 'collectionNotFound', milvus: [100, 'CollectionNotExists', 'CollectionNameNotFound'] },
  {
    is: 'collectionNotFound',
    text: /can't find collection|collection not found\[|code: CollectionNotExists/,
  },
  // Milvus 2.4.10 to 2.5 proxy/util.go: a query that names what was left out of the load.
  {
    is: 'fieldNotLoaded',
    text: /field (?<field>\S+) (?:is not loaded|cannot be returned since dynamic field not loaded)/,
  },
  { is: 'notLoaded', milvus: [101, 201, 400, 401] },
  {
    is: 'notLoaded',
    text: /has not been loaded (?:to memory|into)|(?:collection|partition) not loaded(?:\[|$)/m,
  },
  { is: 'notFullyLoaded', milvus: [103, 202] },
  { is: 'notFullyLoaded', text: /(?:collection|partition) not fully loaded/ },
  {
    is: 'partitionNotFound',
    text: /partition is not exist: ?(?<partition>\S+)|partitionName:\S+ can not be f[io]und/,
  },
  { is: 'partitionNotFound', text: /partition not found\[partition=(?<partition>[^\]]*)\]/ },
  { is: 'partitionNotFound', milvus: [200] },
  { is: 'aliasNotFound', milvus: [1600] },
  { is: 'indexNotFound', milvus: [700, 'IndexNotExist'] },
  { is: 'indexNotFound', text: /index not found\[|index doesn't exist/ },
  { is: 'alreadyExists', text: /\balready exists?\b/ },

  // Who asks.
  { is: 'permissionDenied', text: /(?<privilege>Privilege\w+): permission deny(?: to (?<user>[^\s,]+))?/ },
  { is: 'permissionDenied', milvus: [1401, 'PermissionDenied'] },
  { is: 'authFailed', milvus: [1400] },
  { is: 'authFailed', text: /auth check failure/ },

  { is: 'notSupported', milvus: [10] },
  {
    is: 'invalidParameter',
    text: /^(?:.*: )?Invalid (?:partition name|collection (?:name|alias)|database name)/i,
  },
  { is: 'invalidParameter', milvus: [802, 1100, 1101, 1102, 'IllegalArgument', 'IllegalCollectionName'] },
  { is: 'serverError' },
];
