import { Checkbox, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import classes from './PartitionChecks.module.css';

/** Height of a line in CSS pixels. */
const LINE_HEIGHT = 28;
/** From how many partitions on a search is offered. */
const SEARCH_FROM = 8;

interface PartitionChecksProps {
  names: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** A checkbox for each partition; a collection can have thousands, so only those in sight are in the page. */
export function PartitionChecks({ names, chosen, onChange }: PartitionChecksProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const scroll = useRef<HTMLDivElement>(null);
  const picked = new Set(chosen);
  const shown = names.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
  });
  const toggle = (name: string, checked: boolean) => {
    onChange(names.filter((other) => (other === name ? checked : picked.has(other))));
  };
  return (
    <div className={classes.partitions}>
      {names.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          size="xs"
          aria-label={t('partitions.search')}
          placeholder={t('partitions.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
      )}
      <div ref={scroll} className={classes.scroll}>
        <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const name = shown[index] ?? '';
            return (
              <div
                key={name}
                className={classes.line}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <Checkbox
                  size="xs"
                  label={<VisibleName name={name} />}
                  checked={picked.has(name)}
                  onChange={(event) => {
                    toggle(name, event.currentTarget.checked);
                  }}
                />
              </div>
            );
          })}
        </div>
      </div>
      <p className={chosen.length === 0 ? classes.missing : classes.note} role="status">
        {chosen.length === 0
          ? t('partitions.chooseOne')
          : t('partitions.chosen', { count: chosen.length, total: names.length })}
      </p>
    </div>
  );
}
