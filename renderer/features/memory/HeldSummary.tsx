import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './memory.module.css';
import type { HeldCollection } from './model/held';
import { sizeOf } from './model/size';
import type { SizeUnit } from './model/size';
import { shareText } from './share-text';
import { useSizeText } from './use-size-text';

interface HeldSummaryProps {
  all: readonly HeldCollection[];
  unit: SizeUnit;
  total: number;
}

/** How many collections are in memory, how much they hold, and which holds most. */
export function HeldSummary({ all, unit, total }: HeldSummaryProps) {
  const t = useText();
  const sizeText = useSizeText();
  const biggest = useMemo(() => {
    const sizes = all.map(({ collection, holding }) => ({
      collection,
      size: sizeOf(holding?.shares ?? [], unit),
    }));
    return sizes.reduce((most, each) => (each.size > most.size ? each : most), { collection: '', size: 0 });
  }, [all, unit]);
  return (
    <p className={classes.summary}>
      <strong>{t('memory.count', { count: all.length })}</strong>
      {total > 0 && <span>{t('memory.total', { size: sizeText(total, unit) })}</span>}
      {biggest.size > 0 && (
        <span className={classes.biggest}>
          {t('memory.biggest', {
            name: visibleText(biggest.collection),
            percent: shareText(biggest.size, total),
          })}
        </span>
      )}
    </p>
  );
}
