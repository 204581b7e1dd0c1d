import { PasswordInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { Connection } from '@shared/domain/connection';
import { whySecretAgain } from './editor-values';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

/** Password or token. What is saved is never shown; an empty field keeps it where that is possible. */
export function SecretField({ form, saved }: { form: EditorForm; saved: Connection | null }) {
  const t = useText();
  const { authKind } = form.values;
  const isKept = saved !== null && saved.secret !== 'none' && whySecretAgain(form.values, saved) === null;
  const hint = authKind === 'token' ? t('editor.token.hint') : undefined;
  return (
    <PasswordInput
      className={classes.grow}
      label={authKind === 'token' ? t('editor.token') : t('editor.password')}
      description={isKept && saved.secret !== 'none' ? t(`editor.secret.${saved.secret}`) : hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('editor.secret.show'), tabIndex: 0 }}
      key={form.key('secret')}
      {...form.getInputProps('secret')}
    />
  );
}
