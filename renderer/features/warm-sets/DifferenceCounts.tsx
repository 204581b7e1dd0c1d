import { useText } from '@renderer/i18n';
import { Age } from '@renderer/ui/Age';
import type { Difference, DifferenceKind } from '@shared/policy/warm-set';
import classes from './warm-sets.module.css';

const kinds: readonly DifferenceKind[] = ['same', 'differs', 'missing', 'unread', 'extra'];

interface DifferenceCountsProps {
  differences: readonly Difference[];
  /** Milliseconds since 1970. */
  readAt: number;
}

/** How many collections are as they were, how many are not, and when that was read. */
export function DifferenceCounts({ differences, readAt }: DifferenceCountsProps) {
  const t = useText();
  const counts = kinds.map((kind) => ({
    kind,
    count: differences.filter((difference) => difference.kind === kind).length,
  }));
  const isSame = differences.every(({ kind }) => kind === 'same');
  return (
    <div className={classes.counts}>
      <p className={classes.countsText} role="status">
        {isSame && <strong>{t('warmSets.compare.same')}</strong>}
        {counts
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => (
            <span key={kind} data-kind={kind}>
              {t(`warmSets.compare.count.${kind}`, { count })}
            </span>
          ))}
      </p>
      <span className={classes.quiet}>
        <Age at={readAt} />
      </span>
    </div>
  );
}
