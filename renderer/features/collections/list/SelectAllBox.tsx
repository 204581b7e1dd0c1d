import { Checkbox } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { useRowSelection } from '../selection-context';

interface SelectAllBoxProps {
  /** Rows that are shown, and how many of them are selected. */
  count: number;
  selected: number;
}

/** Selects everything that is shown, or takes it out of the selection. */
export function SelectAllBox({ count, selected }: SelectAllBoxProps) {
  const t = useText();
  const { toggleShown } = useRowSelection();
  return (
    <Checkbox
      size="xs"
      aria-label={t('selection.selectShown')}
      checked={selected > 0 && selected === count}
      indeterminate={selected > 0 && selected < count}
      onChange={toggleShown}
    />
  );
}
