import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { ProtectLess } from './ProtectLess';
import type { LessProtection } from './use-settings';

interface LimitInputProps {
  label: string;
  value: number;
  least: number;
  most: number;
  unit: string;
  /** Whether a number protects less than the one in force: that is asked about before it holds. */
  isWeaker: (value: number) => boolean;
  /** @param less what was agreed to besides */
  onSet: (value: number, less: LessProtection) => void;
}

/** A number that protects: to protect more it is simply set, to protect less a second click is wanted. */
export function LimitInput({ label, value, least, most, unit, isWeaker, onSet }: LimitInputProps) {
  // Only while somebody enters one does the box show another number than the one that is in force.
  const [entered, setEntered] = useState<number | string | null>(null);
  const wished = typeof entered === 'number' && Number.isInteger(entered) ? entered : value;
  const isAsked = wished >= least && isWeaker(wished);
  const set = (less: LessProtection): void => {
    setEntered(null);
    onSet(wished, less);
  };
  return (
    <>
      <NumberInput
        size="xs"
        aria-label={label}
        value={entered ?? value}
        min={least}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        suffix={unit === '' ? '' : ` ${unit}`}
        onChange={setEntered}
        onBlur={() => {
          if (isAsked) return;
          if (wished !== value && wished >= least) set({});
          else setEntered(null);
        }}
      />
      {isAsked && (
        <ProtectLess
          onAgree={set}
          onKeep={() => {
            setEntered(null);
          }}
        />
      )}
    </>
  );
}
