import { useText } from '@renderer/i18n';
import { makingParts } from '@shared/domain/definition-parts';
import type { DropItem } from '@shared/domain/drop';
import { isDroppable } from '@shared/policy/drop-plan';

/** What the copies are good for that are kept before these drops, and which parts they will lack. */
export function useCopyNote(items: readonly DropItem[], keepsCopy: boolean): string {
  const t = useText();
  const dropped = items.filter(isDroppable);
  const count = dropped.length;
  if (!keepsCopy) return t('drop.keepCopy.off', { count });
  const partitions = dropped.filter(({ target }) => target.kind === 'partition').length;
  const ofOneKind = partitions === 0 ? 'drop.keepCopy.on' : 'drop.keepCopy.onPartitions';
  const isMixed = partitions > 0 && partitions < count;
  const lacks = makingParts.flatMap((part) => {
    const lacking = dropped.filter(({ facts }) => facts?.copyLacks?.includes(part)).length;
    return lacking === 0 ? [] : [t('drop.keepCopy.lacks', { count, lacking, part })];
  });
  return [t(isMixed ? 'drop.keepCopy.onBoth' : ofOneKind, { count }), ...lacks].join(' ');
}
