import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import type { ListView, SortKey } from '../model/view';
import classes from './list.module.css';

interface SortButtonProps {
  label: MessageId;
  sort: SortKey;
  view: ListView;
  onView: (change: Partial<ListView>) => void;
}

/** Sorts by a column; pressed again, the other way round. */
export function SortButton({ label, sort, view, onView }: SortButtonProps) {
  const t = useText();
  const isSorted = view.sort === sort;
  const Arrow = view.descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton
      className={classes.sort}
      title={t('collections.sortBy', { column: t(label) })}
      onClick={() => {
        onView({ sort, descending: isSorted && !view.descending });
      }}
    >
      {t(label)}
      {isSorted && <Arrow size={12} aria-hidden />}
    </UnstyledButton>
  );
}
