import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import { ROW_HEIGHT, useVirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import { VisibleName } from '@renderer/ui/VisibleName';
import { warmKey } from '@shared/policy/warm-set';
import type { Difference } from '@shared/policy/warm-set';
import { useDifferenceText } from './use-difference-text';
import classes from './warm-sets.module.css';

/** Of the table, above and below. */
const BORDERS = 2;

/** Every collection that is not as it was; only the rows in sight are in the page. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const t = useText();
  const textOf = useDifferenceText();
  const rows = useMemo(() => differences.filter(({ kind }) => kind !== 'same'), [differences]);
  const virtual = useVirtualRows(rows, warmKey, { overscan: 4 });
  if (rows.length === 0) return null;
  return (
    <VirtualGrid
      label={t('warmSets.compare.table')}
      virtual={virtual}
      className={classes.grid}
      style={{ height: (rows.length + 1) * ROW_HEIGHT + BORDERS }}
      headClassName={classes.row}
      head={
        <>
          <div role="columnheader">{t('warmSets.compare.collection')}</div>
          <div role="columnheader">{t('warmSets.compare.database')}</div>
          <div role="columnheader">{t('warmSets.compare.difference')}</div>
        </>
      }
    >
      {(row, place) => {
        const text = textOf(row);
        return (
          <VirtualRow {...place} className={classes.row}>
            <div role="gridcell" className={classes.name}>
              <VisibleName name={row.collection} />
            </div>
            <div role="gridcell" className={classes.cell}>
              <VisibleName name={row.database} />
            </div>
            <div role="gridcell" className={classes.cell}>
              <span className={classes.difference} title={text}>
                {text}
              </span>
            </div>
          </VirtualRow>
        );
      }}
    </VirtualGrid>
  );
}
