import { NumberInput, TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

/** What is opened first and how long is waited for an answer. */
export function LimitFields({ form }: { form: EditorForm }) {
  const t = useText();
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.grow}
        label={t('editor.database')}
        description={t('editor.database.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        key={form.key('defaultDatabase')}
        {...form.getInputProps('defaultDatabase')}
      />
      <NumberInput
        className={classes.limit}
        label={t('editor.connectTimeout')}
        allowNegative={false}
        decimalScale={1}
        key={form.key('connectTimeout')}
        {...form.getInputProps('connectTimeout')}
      />
      <NumberInput
        className={classes.limit}
        label={t('editor.callTimeout')}
        allowNegative={false}
        decimalScale={1}
        key={form.key('callTimeout')}
        {...form.getInputProps('callTimeout')}
      />
    </div>
  );
}
