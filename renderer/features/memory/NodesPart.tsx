import { Loader } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Capabilities } from '@shared/policy/capabilities';
import classes from './memory.module.css';
import { NodeGauge } from './NodeGauge';
import type { MemoryFacts } from './use-memory';

interface NodesPartProps {
  facts: MemoryFacts;
  capabilities: Capabilities | null;
}

/** The query nodes, each with its gauge, or why they are not known. */
export function NodesPart({ facts: { cluster, clusterError, refresh }, capabilities }: NodesPartProps) {
  const t = useText();
  const error = clusterError ?? cluster?.nodesError ?? null;
  const nodes = cluster?.nodes ?? [];
  const isLite = capabilities?.nodeMetrics.supported === false;
  return (
    <section className={classes.part} aria-labelledby="memory-nodes">
      <h2 className={classes.partTitle} id="memory-nodes">
        {t('memory.nodes')}
      </h2>
      {isLite && <p className={classes.note}>{t('memory.nodesLite')}</p>}
      {!isLite && error !== null && <ErrorNotice error={error} onRetry={refresh} />}
      {!isLite && error === null && cluster === undefined && (
        <Loader size="sm" role="status" aria-label={t('memory.nodesReading')} />
      )}
      {cluster?.nodes?.length === 0 && <p className={classes.note}>{t('memory.nodesNone')}</p>}
      {nodes.length > 0 && (
        <ul className={classes.nodes}>
          {nodes.map((node) => (
            <NodeGauge
              key={node.id}
              node={node}
              groups={(cluster?.groups ?? []).filter((group) => group.nodes?.includes(node.id))}
            />
          ))}
        </ul>
      )}
      {cluster?.nodesError === null && cluster.groupsError !== null && (
        <p className={classes.note}>{t('memory.groupsUnknown')}</p>
      )}
    </section>
  );
}
