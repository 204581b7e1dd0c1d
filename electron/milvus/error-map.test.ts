import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes, FalconerError, type ErrorCode } from '@shared/ipc/result';
import {
  errorFromGrpc,
  errorFromStatus,
  errorFromSystem,
  errorFromThrown,
  isUnreachable,
  SOME_READ,
  type RequestFacts,
} from './error-map';

const read: RequestFacts = { rpc: 'ShowPartitions', effect: 'read', params: {} };
const replicas: RequestFacts = { rpc: 'GetReplicas', effect: 'read', params: {} };
const load: RequestFacts = { rpc: 'LoadCollection', effect: 'write', params: {} };
const drop: RequestFacts = { rpc: 'DropPartition', effect: 'write', params: {} };

type StatusRow = [
  version: string,
  code: number,
  name: string,
  reason: string,
  is: ErrorCode,
  facts?: RequestFacts,
  params?: Record<string, string>,
];

const LOADED = 'partition cannot be dropped, partition is loaded, please release it first';
const FIELDS_DIFFER =
  "call query coordinator LoadCollection: can't change the load field list for loaded collection: invalid parameter[expected=[100 101]][actual=[100 101 102]]";

const statuses: StatusRow[] = [
  // Seen on running servers.
  ['2.2.16', 0, 'UnexpectedError', 'code: CollectionNotExists, reason: cannot find x', 'collectionNotFound'],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    "ShowPartitions failed: code: CollectionNotExists, reason: can't find collection default:x",
    'collectionNotFound',
  ],
  // An alias whose collection is gone is told by the id of that; one that is not there by its own name.
  [
    '2.2.16',
    0,
    'UnexpectedError',
    "code: CollectionNotExists, reason: can't find collection: 4470",
    'collectionNotFound',
    read,
    { goneId: '4470' },
  ],
  [
    '2.3.5',
    100,
    'UnexpectedError',
    "can't find collection collection not found[collection=4470]",
    'collectionNotFound',
    read,
    { goneId: '4470' },
  ],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'ShowCollections failed: database:nope not found',
    'databaseNotFound',
    read,
    { database: 'nope' },
  ],
  ['2.2.16', 0, 'UnexpectedError', "index doesn't exist, collectionID 4470", 'indexMissing', load],
  ['2.2.16', 0, 'IndexNotExist', "index doesn't exist, collectionID 4470", 'indexNotFound', read],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'collection 447 has not been loaded to memory or load failed',
    'notLoaded',
  ],
  ['2.2.16', 0, 'UnexpectedError', 'collection 447 has not been loaded into QueryNode', 'notLoaded'],
  ['2.2.16', 0, 'MetaFailed', 'failed to get replicas, collection not loaded', 'notLoaded'],
  [
    '2.2.16',
    0,
    'MetaFailed',
    'failed to get replica info, err=failed to get channels, collection not loaded[CollectionNotFound]',
    'notLoaded',
    replicas,
  ],
  [
    '2.3.5',
    100,
    'CollectionNotExists',
    'failed to get channels, collection not loaded: collection not found[collection=4470]',
    'notLoaded',
    replicas,
  ],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'partition is not exist: nope',
    'partitionNotFound',
    drop,
    { partition: 'nope' },
  ],
  ['2.2.16', 0, 'UnexpectedError', LOADED, 'partitionIsLoaded', drop],
  [
    '2.2.16',
    0,
    'IllegalArgument',
    'failed to load collection, err=load the partition after load collection is not supported[LoadParameterMismatched]',
    'partitionLoadAfterCollection',
    load,
  ],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'failed to release partitions, err=releasing some partitions after load collection is not supported[LoadParameterMismatched]',
    'partitionReleaseAfterCollection',
  ],
  [
    '2.2.16',
    0,
    'IllegalArgument',
    'err=collection with different replica number 1 existed, release this collection first',
    'replicasDiffer',
    load,
    { expected: '1' },
  ],
  [
    '2.2.16',
    0,
    'IllegalArgument',
    'err=collection with different replica number existed, release this collection first',
    'replicasDiffer',
    load,
  ],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'failed to spawn replica for collection[nodes not enough]',
    'nodesNotEnough',
    load,
  ],
  ['2.2.16', 0, 'UnexpectedError', 'partitions is empty', 'invalidParameter'],
  [
    '2.2.16',
    0,
    'UnexpectedError',
    'a collection must be fully loaded before refreshing',
    'notFullyLoaded',
    load,
  ],
  ['2.3.5', 800, 'UnexpectedError', 'database not found[database=nope]', 'databaseNotFound'],
  [
    '2.3.5',
    100,
    'UnexpectedError',
    "can't find collection collection not found[database=default][collection=x]",
    'collectionNotFound',
  ],
  ['2.3.5', 101, 'UnexpectedError', 'collection not loaded[collection=4470]', 'notLoaded'],
  ['2.3.5', 201, 'UnexpectedError', 'partition not loaded[partition=4470]', 'notLoaded'],
  [
    '2.3.5',
    200,
    'MetaFailed',
    'partition not found[partition=nope]',
    'partitionNotFound',
    drop,
    { partition: 'nope' },
  ],
  ['2.3.5', 700, 'IndexNotExist', 'index not found[collection=books]', 'indexMissing', load],
  ['2.3.5', 700, 'IndexNotExist', 'index not found[collection=books]', 'indexNotFound', read],
  ['2.3.5', 65535, 'UnexpectedError', LOADED, 'partitionIsLoaded', drop],
  ['2.3.5', 65535, 'UnexpectedError', 'default partition cannot be deleted', 'defaultPartition', drop],
  [
    '2.3.5',
    65535,
    'UnexpectedError',
    'disable drop partition if partition key mode is used',
    'partitionKeyMode',
    drop,
  ],
  [
    '2.3.5',
    65535,
    'UnexpectedError',
    'cannot drop the collection via alias = ali',
    'aliasGiven',
    drop,
    { alias: 'ali' },
  ],
  [
    '2.3.5',
    65535,
    'UnexpectedError',
    'Invalid partition name: bad name!. Partition name can only contain numbers',
    'invalidParameter',
  ],
  ['2.3.5', 65535, 'UnexpectedError', 'nodes not enough', 'nodesNotEnough', load],
  ['2.3.5', 65535, 'UnexpectedError', 'database already exist: rec_db', 'alreadyExists'],
  [
    '2.3.5',
    1100,
    'IllegalArgument',
    "can't change the replica number for loaded collection: invalid parameter[expected=1][actual=2]",
    'replicasDiffer',
    load,
    { expected: '1', actual: '2' },
  ],
  [
    '2.3.5',
    1100,
    'IllegalArgument',
    'invalid parameter[expected=any parttiion][actual=empty partition list]',
    'invalidParameter',
  ],
  ['lite 3.2.1', 100, 'CollectionNotExists', "collection 'x' does not exist", 'collectionNotFound'],
  ['lite 3.2.1', 100, 'CollectionNotExists', "alias 'x' does not exist", 'aliasNotFound'],
  ['2.2.16', 0, 'UnexpectedError', 'failed to alter alias, alias does not exist: x', 'aliasNotFound'],
  ['2.3.5', 65535, 'UnexpectedError', 'can not drop default database', 'defaultDatabase'],
  ['lite 3.2.1', 6, '6', "database 'x' is not empty", 'databaseNotEmpty'],
  ['lite 3.2.1', 1, 'Success', "database 'rec_nodb' does not exist", 'databaseNotFound'],
  ['lite 3.2.1', 700, 'IllegalRowRecord', "no index on collection 'books'", 'indexNotFound', read],
  ['lite 3.2.1', 6, '6', "cannot remove default partition '_default'", 'defaultPartition', drop],
  [
    'lite 3.2.1',
    6,
    '6',
    "cannot drop partitions when partition key is set (partition_key field: 'tenant')",
    'partitionKeyMode',
    drop,
  ],
  // Read in the source of versions that were not run.
  [
    '2.4',
    65535,
    'UnexpectedError',
    'there is no vector index on field: [v2], please create index firstly',
    'indexMissing',
    load,
    { field: 'v2' },
  ],
  [
    '2.3',
    65535,
    'UnexpectedError',
    'there is no vector index on collection: X, please create index firstly',
    'indexMissing',
    load,
  ],
  [
    '2.5',
    65535,
    'UnexpectedError',
    FIELDS_DIFFER,
    'loadFieldsDiffer',
    load,
    { expected: '[100 101]', actual: '[100 101 102]' },
  ],
  [
    '2.5',
    1100,
    'IllegalArgument',
    "can't change the load field list for loaded collection",
    'loadFieldsDiffer',
    load,
  ],
  [
    '2.5',
    65535,
    'UnexpectedError',
    'call query coordinator LoadCollection: resource group node not enough[rg=a][currentNodeNum=1][expectedNodeNum=3]',
    'nodesNotEnough',
    load,
    { current: '1', expected: '3' },
  ],
  ['2.5', 304, 'UnexpectedError', '[rg=a][currentNodeNum=1][expectedNodeNum=3]', 'nodesNotEnough', load],
  [
    '2.5',
    65535,
    'UnexpectedError',
    'unable to drop the collection [X] because it has associated aliases [a b], please remove all aliases before dropping the collection',
    'collectionHasAliases',
    drop,
    { aliases: 'a b' },
  ],
  ['2.6.19', 1100, 'IllegalArgument', LOADED, 'partitionIsLoaded', drop],
  [
    '2.6.19',
    1100,
    'IllegalArgument',
    'disable load partitions if partition key mode is used',
    'partitionKeyMode',
    load,
  ],
  [
    '2.6.19',
    1100,
    'IllegalArgument',
    'failed to get field schema by name: fieldName(x) not found',
    'invalidParameter',
    load,
    { field: 'x' },
  ],
  [
    '2.4.10',
    1100,
    'IllegalArgument',
    'load field list [vec] does not contain primary key field id',
    'invalidParameter',
    load,
    { missing: 'primary key field', field: 'id' },
  ],
  ['2.5', 101, 'UnexpectedError', 'collection not loaded', 'notLoaded', load],
  [
    '2.5',
    65535,
    'UnexpectedError',
    'call query coordinator LoadCollection: collection not loaded[collection=4470]',
    'notLoaded',
    load,
  ],
  ['2.3', 103, 'UnexpectedError', 'collection not fully loaded[collection=4470]', 'notFullyLoaded'],
  ['2.3', 3, 'InsufficientMemoryToLoad', 'memory limit exceeded[predict=..][limit=..]', 'outOfMemory', load],
  [
    '2.3',
    65535,
    'UnexpectedError',
    'load segment failed, OOM if load, maxSegmentSize = 1',
    'outOfMemory',
    load,
  ],
  ['2.3', 8, 'RateLimit', 'rate limit exceeded[rate=1]', 'rateLimited', load],
  [
    '2.3',
    9,
    'MemoryQuotaExhausted',
    'quota exceeded[reason=memory quota exceeded, please allocate more resources]',
    'quotaExceeded',
    load,
  ],
  ['2.6', 12, 'UnexpectedError', 'resource insufficient', 'resourceInsufficient', load],
  [
    '2.5',
    1401,
    'PermissionDenied',
    'PrivilegeLoad: permission deny to reader in the `default` database',
    'permissionDenied',
    load,
    { privilege: 'PrivilegeLoad', user: 'reader' },
  ],
  ['2.3', 1600, 'UnexpectedError', 'alias not found[database=default][alias=a]', 'aliasNotFound'],
  ['3.0', 65535, 'UnexpectedError', 'something nobody has seen', 'serverError'],
];

describe('a status of Milvus', () => {
  it.each(statuses)('%s, %d %s "%s": %s', (_version, code, name, reason, is, facts = read, params = {}) => {
    const error = errorFromStatus({ error_code: name, code, reason }, facts);
    expect(error.code).toBe(is);
    expect(error.params).toMatchObject(params);
    expect(error.detail).toBe(reason);
    expect(error.serverCode).toBe(`Milvus ${code === 0 ? name : String(code)}`);
  });

  it('keeps the names of the request, which servers replace by ids', () => {
    const facts = { ...drop, params: { partition: 'p1', collection: 'books' } };
    const error = errorFromStatus({ code: 200, reason: 'partition not found[partition=4470]' }, facts);
    expect(error.params).toEqual({ partition: 'p1', collection: 'books' });
  });

  it('always has a cause of the list and the words of the server', () => {
    const anyStatus = fc.record(
      {
        error_code: fc.oneof(fc.string(), fc.integer()),
        code: fc.integer(),
        reason: fc.string(),
        detail: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyStatus, (status) => {
        const error = errorFromStatus(status, load);
        expect(errorCodes).toContain(error.code);
        expect(error.detail ?? '').toBe(
          status.reason === undefined || status.reason === '' ? (status.detail ?? '') : status.reason,
        );
      }),
    );
  });
});

type GrpcRow = [code: number, details: string, is: ErrorCode, params?: Record<string, string>];

const failures: GrpcRow[] = [
  [14, 'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1', 'connectionRefused'],
  [14, 'Name resolution failed for target dns:nowhere.invalid:19530', 'nameNotFound'],
  [
    14,
    'No connection established. Last error: Error: unable to verify the first certificate',
    'tlsUntrusted',
  ],
  [14, 'No connection established. Last error: Error: self-signed certificate', 'tlsUntrusted'],
  [14, 'Last error: Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match', 'tlsHostMismatch'],
  [14, 'Last error: Error: SSL routines:ssl3_get_record:wrong version number', 'tlsNotOffered'],
  [14, 'Last error: Error: SSL routines:tlsv13 alert certificate required', 'tlsClientCertificateRequired'],
  [
    14,
    'Last error: Error: SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:tls_record.cc',
    'tlsNotOffered',
  ],
  [
    14,
    'Last error: 19104014992256:error:1000045c:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED',
    'tlsClientCertificateRequired',
  ],
  [14, 'Protocol error', 'notMilvus'],
  [
    14,
    'Last error: 45165:error:10000460:SSL routines:OPENSSL_internal:TLSV1_ALERT_NO_APPLICATION_PROTOCOL',
    'notMilvus',
  ],
  [14, 'Connection dropped', 'connectionLost'],
  [14, 'read ECONNRESET', 'connectionLost'],
  [13, 'Received RST_STREAM with code 2 (Internal server error)', 'connectionLost'],
  [1, 'Cancelled', 'connectionLost'],
  [4, 'Deadline exceeded after 2.002s,LB pick: 0.001s,remote_addr=127.0.0.1:1', 'timeout'],
  [
    7,
    'PrivilegeShowPartitions: permission deny to reader',
    'permissionDenied',
    { privilege: 'PrivilegeShowPartitions', user: 'reader' },
  ],
  [7, 'no', 'permissionDenied'],
  [16, 'missing authorization in header', 'authMissing'],
  [16, 'auth check failure, please check username and password are correct', 'authFailed'],
  [16, 'auth check failure, please check api key is correct', 'authFailed'],
  [12, 'unknown method X', 'notSupported'],
  [8, 'request is rejected by grpc RateLimiter middleware, please retry later: rate', 'rateLimited'],
  [8, 'Received message larger than max (99 vs. 64)', 'serverError'],
  [2, 'panic', 'serverError'],
];

describe('a failure of gRPC', () => {
  it.each(failures)('%d "%s": %s', (code, details, is, params = {}) => {
    const error = errorFromGrpc({ code, details }, SOME_READ);
    expect(error).toMatchObject({ code: is, params, detail: details, serverCode: `gRPC ${String(code)}` });
  });

  it('has no parameter without a value, which nothing could keep or send on', () => {
    const error = errorFromGrpc({ code: 7, details: 'PrivilegeIndexDetail: permission deny' }, SOME_READ);
    expect(Object.entries(error.params)).toEqual([['privilege', 'PrivilegeIndexDetail']]);
  });
});

describe('sending again', () => {
  const lost = { code: 14, details: 'Connection dropped' };

  it('is offered for a read whose connection was lost, not for a write that may have been carried out', () => {
    expect(errorFromGrpc(lost, read).retryable).toBe(true);
    expect(errorFromGrpc(lost, drop).retryable).toBe(false);
    expect(errorFromGrpc({ code: 4, details: '' }, drop).retryable).toBe(false);
  });

  it('is offered for a write that never left or was turned away for now', () => {
    expect(errorFromGrpc({ code: 14, details: 'ECONNREFUSED' }, drop).retryable).toBe(true);
    expect(errorFromStatus({ code: 8, error_code: 'RateLimit' }, drop).retryable).toBe(true);
  });

  it('is not offered for what will be refused again', () => {
    expect(errorFromStatus({ code: 100 }, read).retryable).toBe(false);
    expect(errorFromGrpc({ code: 7, details: '' }, read).retryable).toBe(false);
  });
});

describe('anything thrown', () => {
  it('is a cancel if the caller cancelled, whatever gRPC calls it', () => {
    const thrown = Object.assign(new Error('x'), { code: 14, details: 'Connection dropped' });
    expect(errorFromThrown(thrown, read, AbortSignal.abort()).error.code).toBe('cancelled');
    expect(errorFromThrown(thrown, read, new AbortController().signal).error.code).toBe('connectionLost');
  });

  it('stays what it was if it has a cause, and is internal if it has none', () => {
    const known = new FalconerError(errorFromStatus({ code: 100 }, read));
    expect(errorFromThrown(known, read)).toBe(known);
    expect(errorFromThrown(new TypeError('x is undefined'), read).error).toMatchObject({
      code: 'internal',
      detail: 'x is undefined',
    });
  });

  it('names system errors as gRPC would', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    expect(errorFromSystem(refused, SOME_READ)).toMatchObject({
      code: 'connectionRefused',
      serverCode: null,
    });
    expect(errorFromSystem(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }), SOME_READ).code).toBe(
      'timeout',
    );
  });
});

it('knows which causes mean that the server was not reached', () => {
  const at = (code: number, details: string) => isUnreachable(errorFromGrpc({ code, details }, read));
  expect([at(14, 'Connection dropped'), at(14, 'ECONNREFUSED'), at(4, '')]).toEqual([true, true, true]);
  expect([at(7, ''), at(16, ''), at(12, '')]).toEqual([false, false, false]);
});
