import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@renderer/i18n';
import classes from './load.module.css';

interface SavePresetProps {
  /** Names that a new preset would take the place of. */
  taken: readonly string[];
  onSave: (name: string) => void;
}

/** Gives the fields that are chosen now a name. */
export function SavePreset({ taken, onSave }: SavePresetProps) {
  const t = useText();
  const [name, setName] = useState('');
  const wanted = name.trim();
  const save = () => {
    if (wanted === '') return;
    onSave(wanted);
    setName('');
  };
  return (
    <div className={classes.savePreset}>
      <TextInput
        size="xs"
        label={t('load.preset.name')}
        description={taken.includes(wanted) ? t('load.preset.replaces') : null}
        maxLength={80}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          // The menu and the form around it have keys of their own.
          event.stopPropagation();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      <Button
        size="xs"
        variant="default"
        aria-disabled={wanted === ''}
        data-disabled={wanted === '' || undefined}
        onClick={save}
      >
        {t('load.preset.save')}
      </Button>
    </div>
  );
}
