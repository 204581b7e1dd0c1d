import { NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useText } from '@renderer/i18n';
import classes from './load.module.css';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';

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
  const id = useId();
  const isOff = !capabilities.replicas.supported;
  return (
    <section className={`${classes.box ?? ''} ${classes.replicas ?? ''}`}>
      <div>
        <label htmlFor={id}>{t('load.replicas')}</label>
        <div className={classes.hint} id={`${id}-hint`}>
          {isOff ? t('load.lite') : t('load.replicas.hint')}
        </div>
      </div>
      <NumberInput
        id={id}
        aria-describedby={`${id}-hint`}
        min={1}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
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
