import { SegmentedControl } from '@mantine/core';
import { useText } from '@renderer/i18n';

export interface ShowFilterProps<T extends string> {
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** Which part of a list is shown. */
export function ShowFilter<T extends string>({ value, options, onChange }: ShowFilterProps<T>) {
  const t = useText();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('bulk.show')}
      value={value}
      data={[...options]}
      onChange={(chosen) => {
        onChange(chosen);
      }}
    />
  );
}
