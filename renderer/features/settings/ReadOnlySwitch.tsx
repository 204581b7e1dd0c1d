import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { ProtectLess } from './ProtectLess';
import type { LessProtection } from './use-settings';

interface ReadOnlySwitchProps {
  label: string;
  isOn: boolean;
  /** @param less what was agreed to besides */
  onSet: (isOn: boolean, less: LessProtection) => void;
}

/** Whether an environment is read-only: turned on at once, turned off with a second click. */
export function ReadOnlySwitch({ label, isOn, onSet }: ReadOnlySwitchProps) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Checkbox
        aria-label={label}
        checked={isOn && !isAsked}
        onChange={() => {
          if (isOn) setIsAsked(!isAsked);
          else onSet(true, {});
        }}
      />
      {isAsked && (
        <ProtectLess
          onAgree={(less) => {
            setIsAsked(false);
            onSet(false, less);
          }}
          onKeep={() => {
            setIsAsked(false);
          }}
        />
      )}
    </>
  );
}
