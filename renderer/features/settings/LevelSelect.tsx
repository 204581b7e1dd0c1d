import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@renderer/i18n';
import type { Environment } from '@shared/domain/environment';
import {
  choosableLevels,
  confirmationLevels,
  confirmationPolicy,
  levelOf,
} from '@shared/policy/confirmation';
import type { ChosenLevels, ConfirmationLevel, GuardedAction } from '@shared/policy/confirmation';
import { ProtectLess } from './ProtectLess';
import type { LessProtection } from './use-settings';

interface LevelSelectProps {
  label: string;
  action: GuardedAction;
  environment: Environment;
  chosen: ChosenLevels;
  /** Whether a level protects less than the one in force: that is asked about before it holds. */
  isWeaker: (level: ConfirmationLevel) => boolean;
  /** @param less what was agreed to besides */
  onChoose: (level: ConfirmationLevel, less: LessProtection) => void;
}

/**
 * What is asked before an action on an environment: what the table says, or more; never less. To ask less than before a
 * second click is wanted.
 */
export function LevelSelect({ label, action, environment, chosen, isWeaker, onChoose }: LevelSelectProps) {
  const t = useText();
  const least = confirmationLevels.indexOf(confirmationPolicy[action][environment]);
  const offered = choosableLevels[action].filter((level) => confirmationLevels.indexOf(level) >= least);
  const value = levelOf(action, environment, chosen);
  /** Chosen and not agreed to yet. */
  const [weaker, setWeaker] = useState<ConfirmationLevel | null>(null);
  const choose = (level: ConfirmationLevel, less: LessProtection): void => {
    setWeaker(null);
    onChoose(level, less);
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={label}
        disabled={offered.length < 2}
        data={offered.map((level) => ({ value: level, label: t(`settings.safety.level.${level}`) }))}
        value={weaker ?? value}
        onChange={({ currentTarget }) => {
          const level = offered.find((each) => each === currentTarget.value) ?? value;
          if (isWeaker(level)) setWeaker(level);
          else choose(level, {});
        }}
      />
      {weaker !== null && (
        <ProtectLess
          onAgree={(less) => {
            choose(weaker, less);
          }}
          onKeep={() => {
            setWeaker(null);
          }}
        />
      )}
    </>
  );
}
