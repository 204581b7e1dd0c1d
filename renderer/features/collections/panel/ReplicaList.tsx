import { useText } from '@renderer/i18n';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionState } from '@shared/policy/collection-state';

interface ReplicaListProps {
  state: CollectionState;
  replicas: CollectionDetail['replicas'];
}

/** The replicas in memory and the nodes that hold them. */
export function ReplicaList({ state, replicas }: ReplicaListProps) {
  const t = useText();
  if (state.kind === 'notLoaded' || state.kind === 'failed' || replicas?.length === 0)
    return t('overview.replicasNone');
  if (replicas === null) return t('overview.unknown');
  return replicas.map(({ id, nodes, resourceGroup }) => (
    <div key={id}>
      {resourceGroup === null
        ? t('overview.replica', { id, nodes: nodes.join(', ') })
        : t('overview.replicaIn', { id, nodes: nodes.join(', '), group: resourceGroup })}
    </div>
  ));
}
