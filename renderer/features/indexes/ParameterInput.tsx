import { NativeSelect, TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { ParameterProblem } from '@shared/policy/index-defaults';
import type { IndexParameter } from '@shared/policy/index-table';
import { problemWords } from './index-words';

interface ParameterInputProps {
  parameter: IndexParameter;
  value: string;
  problem: ParameterProblem | null;
  onChange: (value: string) => void;
}

/** One parameter by Milvus' own name for it, with what it may be. */
export function ParameterInput({ parameter, value, problem, onChange }: ParameterInputProps) {
  const t = useText();
  const words = problem === null ? null : problemWords(parameter.name, problem);
  if (parameter.kind === 'choice') {
    return (
      <NativeSelect
        label={parameter.name}
        data={[...parameter.options]}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  const { min, max } = parameter;
  return (
    <TextInput
      label={parameter.name}
      description={t('createIndex.range', { min, max })}
      error={words === null ? null : t(words.id, words.values)}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
