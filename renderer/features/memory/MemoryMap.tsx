import { VisuallyHidden } from '@mantine/core';
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { MapCell } from './MapCell';
import classes from './memory.module.css';
import type { HeldCollection } from './model/held';
import type { Grouping } from './model/lines';
import { layOut, MAP_HEIGHT } from './model/map';
import type { SizeUnit } from './model/size';
import type { Held } from './use-open-held';

interface MemoryMapProps {
  all: readonly HeldCollection[];
  grouping: Grouping;
  unit: SizeUnit;
  total: number;
  /** Whether everything was read: only then "nothing" is said. */
  isComplete: boolean;
  onOpen: (held: Held) => void;
  onOthers: () => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** What is in memory as areas by size. One stop for the Tab key; arrows go from the biggest to the smallest. */
export function MemoryMap({ all, grouping, unit, total, isComplete, onOpen, onOthers }: MemoryMapProps) {
  const t = useText();
  const hintId = useId();
  const root = useRef<HTMLDivElement>(null);
  const [activeKey, setActive] = useState<string | null>(null);
  const { areas, groups } = useMemo(() => layOut(all, grouping, unit), [all, grouping, unit]);
  const active = Math.max(
    0,
    areas.findIndex(({ key }) => key === activeKey),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = Math.min(areas.length - 1, Math.max(0, active + step));
    setActive(areas[to]?.key ?? null);
    root.current?.querySelectorAll<HTMLElement>('[data-area]')[to]?.focus();
  };
  if (areas.length === 0)
    return <p className={classes.waiting}>{t(isComplete ? 'memory.mapNothing' : 'memory.readingLists')}</p>;
  return (
    <div
      ref={root}
      className={classes.map}
      style={{ height: MAP_HEIGHT }}
      role="group"
      aria-label={t('memory.map')}
      aria-describedby={hintId}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden id={hintId}>{t('memory.mapHint')}</VisuallyHidden>
      {groups.map(({ key, name, left, width, top, height }) => (
        <div
          key={key}
          className={classes.group}
          aria-hidden
          style={{ left: `${left}%`, width: `${width}%`, top, height }}
        >
          <VisibleName
            name={
              grouping === 'node'
                ? name === ''
                  ? t('memory.nodeUnnamed')
                  : t('memory.node', { id: name })
                : name
            }
          />
        </div>
      ))}
      {areas.map((area, at) => (
        <MapCell
          key={area.key}
          area={area}
          grouping={grouping}
          unit={unit}
          total={total}
          isActive={at === active}
          onFocus={() => {
            setActive(area.key);
          }}
          onOpen={() => {
            if (area.collection === '') onOthers();
            else onOpen(area);
          }}
        />
      ))}
    </div>
  );
}
