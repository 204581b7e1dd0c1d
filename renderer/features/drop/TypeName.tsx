import { TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './drop.module.css';
import { typedMismatch } from './drop-question';

interface TypeNameProps {
  name: string;
  typed: string;
  onType: (typed: string) => void;
  onEnter: () => void;
}

/** Where the name is typed or pasted; every character counts and nothing is trimmed. */
export function TypeName({ name, typed, onType, onEnter }: TypeNameProps) {
  const t = useText();
  const mismatch = typedMismatch(typed, name);
  return (
    <TextInput
      mt={14}
      label={t('drop.type', { name: visibleText(name) })}
      error={mismatch === null ? null : t(`drop.typed.${mismatch}`)}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      classNames={{ input: classes.typed ?? '' }}
      value={typed}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
