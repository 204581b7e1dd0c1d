import { Checkbox } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { useIsSelected } from '@renderer/stores/selection-store';
import { useRowTabIndex } from '@renderer/ui/row-focus-context';
import { visibleText } from '@renderer/ui/visible-text';
import { useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { useRowSelection } from '../selection-context';

/** Selects a row; with the shift key everything from the last one to it. */
export function SelectCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { toggle, extendTo } = useRowSelection();
  const isSelected = useIsSelected(useDatabase().ref, row.summary);
  return (
    <Checkbox
      size="xs"
      aria-label={t('selection.select', { name: visibleText(row.summary.name) })}
      checked={isSelected}
      tabIndex={useRowTabIndex()}
      onChange={() => undefined}
      onClick={(event) => {
        event.stopPropagation();
        if (event.shiftKey) extendTo(row);
        else toggle(row);
      }}
    />
  );
}
