import type { Answer, ErrorTable } from './kinds';
import { nameWords, plain } from './kinds';

const illegal = (reason: string): Answer => ({ ...plain(reason), errorCode: 'IllegalArgument' });

const tooFew = ({ group, replicas }: { group: string; replicas: number }): Answer =>
  illegal(`only found [${String(replicas)}] replicas in source resource group[${group}]`);

/** Where Milvus 2.2.16 says it otherwise of resource groups and jobs; checked against a running server. */
export const clusterErrors22: Partial<ErrorTable> = {
  resourceGroupExists: () => plain('failed to create resource group, err=resource group already exist'),
  resourceGroupName: ({ name, fault }) =>
    illegal(
      fault === 'empty'
        ? "resource group name couldn't be empty"
        : nameWords('resource group name', name, fault).replace('name: ', 'name '),
    ),
  // It names the other group (querycoordv2/services.go).
  groupToMoveFrom: ({ target }) =>
    illegal(`the source resource group[${target}] doesn't exist, err=resource group doesn't exist`),
  nodesToMove: ({ needed }) =>
    needed < 1
      ? illegal(`transfer node num can't be [${String(needed)}], err=<nil>`)
      : plain('failed to transfer node between resource group, err=nodes not enough'),
  replicasToMove: tooFew,
  resourceGroupIsDefault: ({ group, loaded }) =>
    loaded === null
      ? illegal('delete default rg is not permitted')
      : illegal(
          `some replicas still loaded in resource group[${group}], release it first, ` +
            'err=delete non-empty rg is not permitted',
        ),
  jobNotFound: () => plain("import task id doesn't exist"),
};
