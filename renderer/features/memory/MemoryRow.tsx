import { useFormats, useText } from '@renderer/i18n';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import type { RowPlace } from '@renderer/ui/VirtualRow';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { LineStateBadge } from './LineStateBadge';
import classes from './memory.module.css';
import type { MemoryLine } from './model/lines';
import type { SizeUnit } from './model/size';
import { shareText } from './share-text';
import { useSizeText } from './use-size-text';
import type { Held } from './use-open-held';
import { useLineName } from './use-line-name';

interface MemoryRowProps extends RowPlace {
  line: MemoryLine;
  unit: SizeUnit;
  total: number;
  onOpen: (held: Held) => void;
}

/** One collection, partition or node with what it holds. */
export function MemoryRow({ line, unit, total, onOpen, ...place }: MemoryRowProps) {
  const t = useText();
  const sizeText = useSizeText();
  const { integer } = useFormats();
  const { name, place: within } = useLineName(line);
  const share = line.size === null ? null : shareText(line.size, total);
  const count = (value: number | null) => (value === null ? t('memory.unread') : integer(String(value)));
  return (
    <VirtualRow
      {...place}
      className={classes.line}
      data-opens={line.collection !== null || undefined}
      onClick={() => {
        onOpen(line);
      }}
    >
      <div role="gridcell" className={classes.name}>
        <VisibleName name={name} />
      </div>
      <div role="gridcell" className={classes.inColumn}>
        <VisibleSentence text={within} />
      </div>
      <div role="gridcell" className={classes.number}>
        {line.size === null ? t('memory.unread') : sizeText(line.size, unit)}
      </div>
      <div role="gridcell" className={classes.shareColumn}>
        {share !== null && (
          <>
            <span className={classes.shareBar} aria-hidden>
              <span style={{ width: `${total > 0 ? ((line.size ?? 0) / total) * 100 : 0}%` }} />
            </span>
            <span className={classes.shareText}>{share} %</span>
          </>
        )}
      </div>
      <div role="gridcell" className={classes.number}>
        {count(line.rows)}
      </div>
      <div role="gridcell" className={classes.segmentsColumn}>
        {count(line.segments)}
      </div>
      <div role="gridcell" className={classes.state}>
        <LineStateBadge line={line} />
      </div>
    </VirtualRow>
  );
}
