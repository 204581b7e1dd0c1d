import { Checkbox } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import type { WarmChoices } from '@shared/policy/warm-set-wishes';
import type { Offers } from './offers';
import classes from './warm-sets.module.css';

const labels: Readonly<Record<keyof WarmChoices, MessageId>> = {
  unknownWithAllFields: 'warmSets.compare.unknownFields',
  recreated: 'warmSets.compare.recreated',
  releasePartitions: 'warmSets.compare.releasePartitions',
  releaseExtras: 'warmSets.compare.releaseExtras',
};
const keys = Object.keys(labels) as (keyof WarmChoices)[];

interface ChoiceChecksProps {
  offers: Offers;
  choices: WarmChoices;
  onChange: (choices: WarmChoices) => void;
}

/** What is done only if it is wanted: nothing here is on by itself. */
export function ChoiceChecks({ offers, choices, onChange }: ChoiceChecksProps) {
  const t = useText();
  return (
    <div className={classes.choices}>
      {keys
        .filter((key) => offers[key] > 0)
        .map((key) => (
          <Checkbox
            key={key}
            size="xs"
            label={t(labels[key], { count: offers[key] })}
            checked={choices[key]}
            onChange={(event) => {
              onChange({ ...choices, [key]: event.currentTarget.checked });
            }}
          />
        ))}
    </div>
  );
}
