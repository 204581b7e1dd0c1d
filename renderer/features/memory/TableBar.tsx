import { Checkbox, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useText } from '@renderer/i18n';
import classes from './memory.module.css';
import type { LineView } from './model/lines';

interface TableBarProps {
  view: LineView;
  emptyCount: number;
  bySegments: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onView: (change: Partial<LineView>) => void;
}

/** What of the table is wanted. */
export function TableBar({ view, emptyCount, bySegments, searchRef, onView }: TableBarProps) {
  const t = useText();
  const hint = t(bySegments ? 'memory.emptyHint' : 'memory.emptyHintStatistics');
  return (
    <div className={classes.tableBar}>
      <TextInput
        ref={searchRef}
        type="search"
        size="xs"
        className={classes.search}
        aria-label={t('memory.search')}
        placeholder={t('memory.searchPlaceholder')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={view.search}
        onChange={(event) => {
          onView({ search: event.currentTarget.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onView({ search: '' });
        }}
      />
      <Tooltip label={hint} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
        <Checkbox
          size="xs"
          label={t('memory.onlyEmpty', { count: emptyCount })}
          aria-description={hint}
          checked={view.onlyEmpty}
          onChange={(event) => {
            onView({ onlyEmpty: event.currentTarget.checked });
          }}
        />
      </Tooltip>
    </div>
  );
}
