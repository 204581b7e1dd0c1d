import type { ErrorTable } from './kinds';
import { numbered } from './kinds';
import { milvusErrors } from './milvus';

/** Its own numbers; the old field takes the same number, whatever that means there. */
const illegal = (reason: string) => numbered(6, 6, reason);
/** The trap of this server: `error_code` is Success and only the number tells. */
const hidden = (reason: string) => numbered(1, 'Success', reason);
const exists = (reason: string) => numbered(1, 'UnexpectedError', reason);
const missing = (reason: string) => numbered(100, 'CollectionNotExists', reason);

/** milvus-lite 3.2.1, checked against a running server. It refuses less, in words of its own. */
export const milvusLiteErrors: ErrorTable = {
  ...milvusErrors,
  databaseNotFound: ({ database }, method) => {
    const words = `database '${database}' does not exist`;
    return method === 'ShowCollections' || method === 'HasCollection' ? hidden(words) : illegal(words);
  },
  databaseExists: ({ database }) => illegal(`database '${database}' already exists`),
  databaseNotEmpty: ({ database }) => illegal(`database '${database}' is not empty`),
  databaseIsDefault: () => hidden('cannot drop default database'),
  collectionNotFound: ({ collection }) => missing(`collection '${collection}' does not exist`),
  collectionDiffers: ({ collection }) => exists(`collection '${collection}' already exists`),
  collectionExists: ({ collection }) => exists(`collection '${collection}' already exists`),
  collectionName: ({ name, fault }) =>
    hidden(
      fault === 'long'
        ? `collection name too long (${String(name.length)} bytes, max 255)`
        : 'collection name must not be empty',
    ),
  primaryKeyMissing: () => illegal('schema has no primary key field'),
  vectorMissing: () => illegal('schema has no vector field (FLOAT_VECTOR or SPARSE_FLOAT_VECTOR)'),
  renameMissing: ({ collection }) => missing(`collection '${collection}' does not exist`),
  renameTaken: ({ name }) => exists(`collection '${name}' already exists`),
  aliasNotFound: ({ alias }) => missing(`alias '${alias}' does not exist`),
  aliasTaken: ({ alias }) => exists(`alias '${alias}' already exists`),
  aliasIsCollection: ({ alias }) => exists(`alias '${alias}' conflicts with an existing collection`),
  partitionNotFound: ({ partition }) => numbered(200, 200, partition),
  partitionExists: ({ partition }) => exists(partition),
  partitionIsDefault: () => illegal("cannot remove default partition '_default'"),
  partitionKeyMode: ({ what, field }) =>
    illegal(
      `cannot ${what === 'create partition' ? 'create manual' : 'drop'} partitions when partition key is set ` +
        `(partition_key field: '${field}')`,
    ),
  indexNotFound: ({ collection, field }) =>
    numbered(
      700,
      'IllegalRowRecord',
      field === ''
        ? `no index on collection '${collection}'`
        : `no index on field '${field}' of collection '${collection}'`,
    ),
  indexType: () => illegal("create_index missing required 'index_type' parameter"),
  indexField: ({ field }) => illegal(`unknown field '${field}' for create_index`),
  indexDiffers: ({ field }) =>
    numbered(35, 'CreateRoleFailure', `index already exists for field '${field}'; call drop_index first`),
  indexRenamed: ({ field }) =>
    numbered(35, 'CreateRoleFailure', `index already exists for field '${field}'; call drop_index first`),
  noIndexToDrop: () => numbered(700, 'IllegalRowRecord', 'no index to drop'),
  queryNotLoaded: ({ collection }) =>
    numbered(
      101,
      101,
      `Collection '${collection}' is in state 'released'; call load() before search/get/query`,
    ),
  indexLoaded: () => illegal('index cannot be dropped on loaded collection; call release() first'),
};
