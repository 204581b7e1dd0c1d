import { NativeSelect } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { Environment } from '@shared/domain/environment';
import {
  choosableLevels,
  confirmationLevels,
  confirmationPolicy,
  levelOf,
} from '@shared/policy/confirmation';
import type { ChosenLevels, GuardedAction } from '@shared/policy/confirmation';

interface LevelSelectProps {
  label: string;
  action: GuardedAction;
  environment: Environment;
  chosen: ChosenLevels;
  onChoose: (chosen: ChosenLevels) => void;
}

/** What is asked before an action on an environment: what the table says, or more; never less. */
export function LevelSelect({ label, action, environment, chosen, onChoose }: LevelSelectProps) {
  const t = useText();
  const least = confirmationLevels.indexOf(confirmationPolicy[action][environment]);
  const offered = choosableLevels[action].filter((level) => confirmationLevels.indexOf(level) >= least);
  const value = levelOf(action, environment, chosen);
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      disabled={offered.length < 2}
      data={offered.map((level) => ({ value: level, label: t(`settings.safety.level.${level}`) }))}
      value={value}
      onChange={({ currentTarget }) => {
        const level = offered.find((each) => each === currentTarget.value) ?? value;
        onChoose({ ...chosen, [action]: { ...chosen[action], [environment]: level } });
      }}
    />
  );
}
