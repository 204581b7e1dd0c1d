import { NumberInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import classes from './load.module.css';
import type { LoadChoice, LoadFacts } from './load-question';

/** As the contract has it. */
const MOST = 1024;

interface ReplicasInputProps {
  facts: LoadFacts;
  replicas: number | null;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** How many copies are loaded; empty leaves it to the server. */
export function ReplicasInput({ facts: { capabilities }, replicas, onChange }: ReplicasInputProps) {
  const t = useText();
  const isOff = !capabilities.replicas.supported;
  return (
    <section className={classes.box}>
      <NumberInput
        size="xs"
        label={t('load.replicas')}
        description={isOff ? t('load.lite') : t('load.replicas.hint')}
        min={1}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        readOnly={isOff}
        aria-disabled={isOff}
        value={replicas ?? ''}
        onChange={(value) => {
          if (!isOff) onChange({ replicas: typeof value === 'number' && value >= 1 ? value : null });
        }}
      />
    </section>
  );
}
