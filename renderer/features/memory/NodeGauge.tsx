import { Progress } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { shownNames } from '@renderer/ui/shown-names';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { QueryNode, ResourceGroup } from '@shared/domain/cluster';
import classes from './memory.module.css';
import { useSizeText } from './use-size-text';

/** Milvus names the group that nodes are in unless they were moved; naming it tells nothing. */
const DEFAULT_GROUP = '__default_resource_group';
/** From this share on a node takes no more (queryNode.overloadedMemoryThresholdPercentage). */
const FULL = 0.9;

interface NodeGaugeProps {
  node: QueryNode;
  groups: readonly ResourceGroup[];
}

/** How much of a query node's memory is used, and how much is free; what the server does not tell is said so. */
export function NodeGauge({ node: { id, memoryBytes, usedBytes }, groups }: NodeGaugeProps) {
  const t = useText();
  const sizeText = useSizeText();
  const own = groups.map(({ name }) => name).filter((name) => name !== DEFAULT_GROUP);
  const isKnown = memoryBytes !== null && usedBytes !== null;
  return (
    <li className={classes.node}>
      <span className={classes.nodeName}>{t('memory.node', { id })}</span>
      {own.length > 0 && (
        <span className={classes.nodeGroup}>
          <VisibleSentence text={t('memory.nodeGroups', { groups: shownNames(own) })} />
        </span>
      )}
      {isKnown ? (
        <>
          <Progress.Root size={6} className={classes.nodeBar}>
            <Progress.Section
              value={(usedBytes / memoryBytes) * 100}
              color={usedBytes / memoryBytes >= FULL ? 'orange' : undefined}
              aria-label={t('memory.nodeBar', { id })}
            />
          </Progress.Root>
          <span className={classes.nodeUsed}>
            {t('memory.nodeUsed', {
              used: sizeText(usedBytes, 'bytes'),
              total: sizeText(memoryBytes, 'bytes'),
            })}
          </span>
          <span className={classes.quiet}>
            {t('memory.nodeFree', { free: sizeText(Math.max(0, memoryBytes - usedBytes), 'bytes') })}
          </span>
        </>
      ) : (
        <span className={classes.quiet}>{t('memory.nodeUnknown')}</span>
      )}
    </li>
  );
}
