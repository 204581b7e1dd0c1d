import { useFormats, useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropPlan, DropTarget, NameDropTarget } from '@shared/domain/drop';
import { droppedName } from '@shared/policy/name-drop-plan';
import type {
  Difference,
  ListedFact,
  NamePlanChanges,
  PlanChanges,
  SingleFact,
} from '@shared/policy/plan-changes';
import { shownNameOf } from './drop-names';
import { useBlockerText } from './use-blocker-text';
import { MOST_LISTED } from './use-listed';
import { useNameBlockerText } from './use-name-blocker-text';

const LABELS = {
  partitions: 'drop.partitions',
  aliases: 'drop.aliases',
  indexes: 'drop.indexes',
  lookAlikes: 'drop.lookAlikes',
  loaded: 'drop.memory',
  rights: 'drop.rights',
  collection: 'drop.collection',
  collectionId: 'drop.collectionId',
  partitionId: 'drop.partitionId',
  rows: 'drop.rows',
  replicas: 'drop.change.replicas',
  loadedSince: 'drop.change.loadedSince',
  loadedBeside: 'drop.change.loadedBeside',
} as const satisfies Record<ListedFact | SingleFact, MessageId>;

/** One value as it stands in a sentence. */
function useValueText(): (of: SingleFact, value: string | null) => string {
  const t = useText();
  const { integer, time } = useFormats();
  return (of, value) => {
    if (value === null) return t('drop.unknown');
    if (of === 'loadedSince') return time(Number(value));
    return of === 'rows' ? integer(value) : visibleText(value);
  };
}

/** One difference in words. */
function useDifferenceText(): (difference: Difference, target: DropTarget) => string[] {
  const t = useText();
  const valueText = useValueText();
  const blockerText = useBlockerText();
  /** A line for each name: none runs into the one beside it. */
  const each = (id: 'drop.change.added' | 'drop.change.gone', fact: string, names: readonly string[]) => {
    const lines = names.slice(0, MOST_LISTED).map((name) => t(id, { fact, name: visibleText(name) }));
    const count = names.length - MOST_LISTED;
    return count > 0 ? [...lines, t('drop.change.more', { fact, count })] : lines;
  };
  return (difference, target) => {
    switch (difference.kind) {
      case 'names': {
        const { of, added, gone } = difference;
        const fact = t(LABELS[of]);
        return [...each('drop.change.added', fact, added), ...each('drop.change.gone', fact, gone)];
      }
      case 'value': {
        const { of, before, now } = difference;
        const values = { before: valueText(of, before), now: valueText(of, now) };
        return [t('drop.change.value', { fact: t(LABELS[of]), ...values })];
      }
      case 'readable': {
        const fact = t(LABELS[difference.of]);
        return [t(difference.isNow ? 'drop.change.readable' : 'drop.change.unreadable', { fact })];
      }
      case 'blockers': {
        const why = difference.now.map((each) => blockerText(each, target)).join(' ');
        return [why === '' ? t('drop.change.unblocked') : t('drop.does.not', { why })];
      }
      case 'steps':
        return [t('drop.change.steps')];
    }
  };
}

/** What differs from what was shown, in a line each. */
export function useChangeTexts(): (plan: DropPlan, changes: PlanChanges) => string[] {
  const t = useText();
  const differenceText = useDifferenceText();
  return ({ items }, changes) => [
    ...changes.question.map((what) => t(`drop.change.${what}`)),
    ...changes.items.flatMap(({ at, difference }) => {
      const target = items[at]?.target;
      if (target === undefined) return [];
      const lines = differenceText(difference, target);
      if (items.length === 1) return lines;
      return lines.map((change) => t('drop.change.of', { name: shownNameOf(target), change }));
    }),
  ];
}

/** The same of an alias or a database. */
export function useNameChangeTexts(): (target: NameDropTarget, changes: NamePlanChanges) => string[] {
  const t = useText();
  const blockerText = useNameBlockerText();
  return (target, { blockers, isOther, question }) => {
    const name = visibleText(droppedName(target));
    const why = blockers?.map((each) => blockerText(each, name)).join(' ') ?? null;
    return [
      ...question.map((what) => t(`drop.change.${what}`)),
      ...(isOther ? [t('drop.change.target', { name })] : []),
      ...(why === null ? [] : [why === '' ? t('drop.change.unblocked') : t('drop.does.not', { why })]),
    ];
  };
}
