import { TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { nameProblem } from '@shared/policy/name-rules';
import type { NamedThing } from '@shared/policy/name-rules';
import { visibleText } from './visible-text';

interface NameInputProps {
  thing: NamedThing;
  label: string;
  /** What may be entered; the rule of Milvus by default. */
  hint?: string;
  value: string;
  /** Why a name that follows the rules is refused all the same; null: it is not. */
  clash: 'same' | 'taken' | null;
  onChange: (name: string) => void;
}

/** The first character that the name may not have, as it can be shown. */
function wrongCharacter(name: string, thing: NamedThing): string {
  const wrong = Array.from(name).find((each) => nameProblem(thing, `a${each}`) !== null) ?? '';
  return /^\s$/.test(wrong) ? visibleText(`a${wrong}b`).slice(1, -1) || wrong : visibleText(wrong);
}

/** A new name, with what is wrong with it while it is entered: which field, and what to do. */
export function NameInput({ thing, label, hint, value, clash, onChange }: NameInputProps) {
  const t = useText();
  const problem = nameProblem(thing, value);
  const say = (): string | null => {
    if (value === '') return null;
    if (problem === null) return clash === null ? null : t(`names.problem.${clash}`);
    const isPartition = thing === 'partition';
    switch (problem) {
      case 'tooLong':
        return t('names.problem.tooLong', { bytes: new TextEncoder().encode(value).length });
      case 'characters':
        return t(isPartition ? 'names.problem.charactersPartition' : 'names.problem.characters', {
          character: `"${wrongCharacter(value, thing)}"`,
        });
      case 'firstCharacter':
        return t(isPartition ? 'names.problem.firstCharacterPartition' : 'names.problem.firstCharacter');
      case 'empty':
      case 'edgeSpace':
        return t(`names.problem.${problem}`);
    }
  };
  return (
    <TextInput
      data-autofocus
      label={label}
      description={hint ?? t('names.hint')}
      error={say()}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
