import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './memory.module.css';
import type { Grouping } from './model/lines';
import type { MapArea } from './model/map';
import type { SizeUnit } from './model/size';
import { shareText } from './share-text';
import { useSizeText } from './use-size-text';

/** So many of the biggest stand out. */
const BIGGEST = 3;

interface MapCellProps {
  area: MapArea;
  grouping: Grouping;
  unit: SizeUnit;
  total: number;
  isActive: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** One area of the map: a button that says all of it, also where there is no room to write it. */
export function MapCell({ area, grouping, unit, total, isActive, onFocus, onOpen }: MapCellProps) {
  const t = useText();
  const sizeText = useSizeText();
  const isOthers = area.collection === '';
  const name = isOthers
    ? t('memory.others', { count: area.others })
    : (area.name ?? t('memory.wholeCollection'));
  const values = {
    name: visibleText(name),
    group: grouping === 'node' ? t('memory.node', { id: area.group ?? '' }) : visibleText(area.group ?? ''),
    size: sizeText(area.size, unit),
    percent: shareText(area.size, total),
    count: area.others,
  };
  const label = isOthers
    ? t('memory.areaOthers', values)
    : t(area.group === null ? 'memory.area' : 'memory.areaIn', values);
  const { left, width, top, height } = area;
  return (
    <button
      type="button"
      className={classes.area}
      data-area
      data-look={isOthers ? 'other' : area.rank < BIGGEST ? 'first' : 'next'}
      style={{ left: `${left}%`, width: `${width}%`, top, height }}
      tabIndex={isActive ? 0 : -1}
      aria-label={label}
      title={label}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className={classes.areaText} aria-hidden>
        <VisibleName name={name} /> <span className={classes.areaSize}>{values.size}</span>
      </span>
    </button>
  );
}
