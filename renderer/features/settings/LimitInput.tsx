import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@renderer/i18n';

interface LimitInputProps {
  label: string;
  value: number;
  least: number;
  most: number;
  unit: string;
  /** Which way protects less: that way is asked about before it holds. */
  weaker: 'less' | 'more';
  onSet: (value: number) => void;
}

/** A number that protects: to protect more it is simply set, to protect less a second click is wanted. */
export function LimitInput({ label, value, least, most, unit, weaker, onSet }: LimitInputProps) {
  const t = useText();
  const [entered, setEntered] = useState<number | string>(value);
  const wished = typeof entered === 'number' && Number.isInteger(entered) ? entered : value;
  const isWeaker = weaker === 'less' ? wished < value : wished > value;
  return (
    <>
      <NumberInput
        size="xs"
        aria-label={label}
        value={entered}
        min={least}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        suffix={unit === '' ? '' : ` ${unit}`}
        onChange={setEntered}
        onBlur={() => {
          if (!isWeaker && wished !== value && wished >= least) onSet(wished);
          if (typeof entered !== 'number' || wished < least) setEntered(value);
        }}
      />
      {isWeaker && wished >= least && (
        <Group gap={4} mt={4}>
          <Button
            size="compact-xs"
            color="red"
            variant="light"
            onClick={() => {
              onSet(wished);
            }}
          >
            {t('settings.safety.weaken')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => {
              setEntered(value);
            }}
          >
            {t('settings.safety.keep')}
          </Button>
        </Group>
      )}
    </>
  );
}
