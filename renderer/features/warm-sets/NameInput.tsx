import { TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';

interface NameInputProps {
  value: string;
  onChange: (name: string) => void;
}

/** What a set is called: the first thing on its page. */
export function NameInput({ value, onChange }: NameInputProps) {
  const t = useText();
  return (
    <TextInput
      label={t('warmSets.save.name')}
      value={value}
      maxLength={100}
      data-autofocus
      autoFocus
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
