import { VisuallyHidden } from '@mantine/core';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { useVirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import { PartitionLine } from './PartitionLine';
import type { PartitionRow } from './partition-rows';
import classes from './partitions.module.css';

const nameOf = ({ partition }: PartitionRow) => partition.name;

interface PartitionTableProps {
  collection: CollectionSubject;
  rows: readonly PartitionRow[];
  allInMemory: boolean | null;
}

/** The partitions; only those in sight are in the page. */
export function PartitionTable({ collection, rows, allInMemory }: PartitionTableProps) {
  const t = useText();
  const virtual = useVirtualRows(rows, nameOf, { overscan: 4 });
  return (
    <VirtualGrid
      label={t('partitions.title')}
      virtual={virtual}
      className={classes.grid}
      headClassName={classes.row}
      head={
        <>
          <div role="columnheader">{t('partitions.name')}</div>
          <div role="columnheader">{t('partitions.state')}</div>
          <div role="columnheader" className={classes.number}>
            {t('partitions.rows')}
          </div>
          <div role="columnheader">
            <VisuallyHidden>{t('partitions.actions')}</VisuallyHidden>
          </div>
        </>
      }
    >
      {(row, place) => (
        <PartitionLine
          {...place}
          collection={collection}
          row={row}
          allInMemory={allInMemory}
          settled={!virtual.virtualizer.isScrolling}
        />
      )}
    </VirtualGrid>
  );
}
