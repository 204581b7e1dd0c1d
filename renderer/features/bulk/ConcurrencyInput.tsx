import { NumberInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { MAX_BULK_CONCURRENCY } from '@shared/domain/bulk';
import classes from './bulk.module.css';

interface ConcurrencyInputProps {
  value: number;
  onChange: (value: number) => void;
}

/** How many are worked on at a time. What is no such number is not taken over. */
export function ConcurrencyInput({ value, onChange }: ConcurrencyInputProps) {
  const t = useText();
  return (
    <NumberInput
      className={classes.concurrency}
      classNames={{
        label: classes.concurrencyLabel ?? '',
        wrapper: classes.concurrencyWrapper ?? '',
      }}
      size="xs"
      label={t('bulk.concurrency')}
      min={1}
      max={MAX_BULK_CONCURRENCY}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => {
        const count = Number(next);
        if (Number.isInteger(count) && count >= 1 && count <= MAX_BULK_CONCURRENCY) onChange(count);
      }}
    />
  );
}
