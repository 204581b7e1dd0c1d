import { useFormats, useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { ClusterMemory } from '@shared/domain/cluster';
import type { CollectionDetail } from '@shared/domain/collection';
import type { LoadChecks } from '@shared/domain/load-checks';

/** Puts what was read about a load that stands still into names and values; what was not read says so. */
export function useDiagnosisFacts(
  detail: CollectionDetail | null,
  cluster: ClusterMemory | null,
  checks: LoadChecks | null,
): (readonly [string, string])[] {
  const t = useText();
  const { bytes } = useFormats();
  const unknown = t('overview.unknown');
  const nodes =
    cluster?.nodes?.map(({ id, memoryBytes, usedBytes }) =>
      memoryBytes === null || usedBytes === null
        ? t('load.diagnosis.nodeUnknown', { id })
        : t('load.diagnosis.node', { id, used: bytes(usedBytes), total: bytes(memoryBytes) }),
    ) ?? null;
  const indexes =
    detail?.indexes?.map(
      ({ field, type, state }) =>
        `${visibleText(field)}: ${t(`fields.index.${state}`, { type: visibleText(type) })}`,
    ) ?? null;
  const listOf = (all: string[] | null, none: string): string =>
    all === null ? unknown : all.length === 0 ? none : all.join('; ');
  const replicas = detail?.replicas?.map(({ nodes: on }) => on.join(', ')) ?? null;
  const health = checks?.health ?? null;
  return [
    [t('load.diagnosis.nodes'), listOf(nodes, t('load.diagnosis.noNodes'))],
    [t('load.diagnosis.indexes'), listOf(indexes, t('load.diagnosis.none'))],
    [t('load.diagnosis.replicas'), listOf(replicas, t('load.diagnosis.none'))],
    [
      t('load.diagnosis.quota'),
      health === null ? unknown : listOf(health.quotaStates, t('load.diagnosis.none')),
    ],
    [
      t('load.diagnosis.health'),
      health === null
        ? unknown
        : health.healthy
          ? t('load.diagnosis.healthy')
          : listOf(health.reasons, t('load.diagnosis.unhealthy')),
    ],
  ];
}
