import { TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Phrase } from '@shared/domain/drop';
import classes from './drop.module.css';
import { typedMismatch } from './drop-names';

interface TypePhraseProps {
  phrase: Phrase;
  typed: string;
  onType: (typed: string) => void;
  onEnter: () => void;
}

/** Where a phrase is typed or pasted; every character counts and nothing is trimmed. */
export function TypePhrase({ phrase, typed, onType, onEnter }: TypePhraseProps) {
  const t = useText();
  const mismatch = typedMismatch(typed, phrase.text);
  const shown = visibleText(phrase.text);
  return (
    <TextInput
      mb={8}
      label={t(`drop.type.${phrase.of}`, { text: shown })}
      description={shown === phrase.text ? undefined : t('drop.type.unseen')}
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
