import { useText } from '@renderer/i18n';
import type { Difference, DifferenceKind } from '@shared/policy/warm-set';
import classes from './warm-sets.module.css';

const kinds: readonly DifferenceKind[] = ['same', 'differs', 'missing', 'unread', 'extra'];

/** How many collections are as they were, and how many are not. */
export function DifferenceCounts({ differences }: { differences: readonly Difference[] }) {
  const t = useText();
  const counts = kinds.map((kind) => ({
    kind,
    count: differences.filter((difference) => difference.kind === kind).length,
  }));
  const isSame = differences.every(({ kind }) => kind === 'same');
  return (
    <p className={classes.counts} role="status">
      {isSame && <strong>{t('warmSets.compare.same')}</strong>}
      {counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <span key={kind} data-kind={kind}>
            {t(`warmSets.compare.count.${kind}`, { count })}
          </span>
        ))}
    </p>
  );
}
