import type { MessageId, TextValues } from '@renderer/i18n';
import { useFormats, useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { LoadObstacle } from '@shared/policy/load-obstacles';
import { privilegeNames } from '@shared/policy/rights';
import { useMemoryText } from './use-memory-text';

const listed = (names: readonly string[]): string => names.map(visibleText).join(', ');

/** Answers a function that says what stands in the way of a load, and what can be done about it. */
export function useObstacleText(): (obstacle: LoadObstacle) => { message: string; remedy: string | null } {
  const t = useText();
  const { bytes, integer } = useFormats();
  const { range } = useMemoryText();
  const valuesOf = (obstacle: LoadObstacle): TextValues => {
    switch (obstacle.kind) {
      case 'noIndex':
        return { fields: listed(obstacle.fields), count: obstacle.fields.length };
      case 'indexBuilding': {
        const { field, index, indexedRows, totalRows } = obstacle;
        const isTold = indexedRows !== null && totalRows !== null && totalRows !== '0';
        return {
          ...{ field: visibleText(field), index: visibleText(index), told: isTold ? 'yes' : 'no' },
          indexed: indexedRows === null ? '' : integer(indexedRows),
          total: totalRows === null ? '' : integer(totalRows),
        };
      }
      case 'indexFailed': {
        const { field, index, reason } = obstacle;
        const words = reason === null ? '' : visibleText(reason);
        return {
          field: visibleText(field),
          index: visibleText(index),
          told: reason === null ? 'no' : 'yes',
          reason: words,
        };
      }
      case 'tooLittleMemory': {
        const { group, needed, freeBytes, certain } = obstacle;
        return {
          group: visibleText(group),
          needed: range(needed),
          free: bytes(freeBytes),
          certain: certain ? 'yes' : 'no',
        };
      }
      case 'groupMissing':
        return { group: visibleText(obstacle.group) };
      case 'groupsPerReplica':
        return { groups: obstacle.groups, replicas: obstacle.replicas };
      case 'tooFewNodes':
        return { group: visibleText(obstacle.group), nodes: obstacle.nodes, needed: obstacle.needed };
      case 'noRight':
        return { ...privilegeNames(obstacle.privilege) };
      case 'quota':
        return { states: listed(obstacle.states), reasons: listed(obstacle.reasons) };
      case 'unhealthy':
        return { reasons: listed(obstacle.reasons), told: obstacle.reasons.length === 0 ? 'no' : 'yes' };
      case 'loadingElsewhere':
        return { percent: obstacle.percent };
      case 'partitionsGone':
        return { partitions: listed(obstacle.partitions) };
      case 'indexesUnread':
      case 'defaultGroupAlone':
      case 'loadingHere':
      case 'partitionKey':
      case 'wholeOnly':
      case 'nothingChosen':
        return {};
    }
  };
  return (obstacle) => {
    const values = valuesOf(obstacle);
    const remedy = `load.obstacle.${obstacle.kind}.remedy` satisfies MessageId;
    return { message: t(`load.obstacle.${obstacle.kind}`, values), remedy: t(remedy, values) };
  };
}
