import { Checkbox, Input, SegmentedControl, TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { Connection, SecretStorage } from '@shared/domain/connection';
import { needsPlaintextConsent } from './editor-values';
import { SecretField } from './SecretField';
import { SecretPlaceField } from './SecretPlaceField';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

interface AuthFieldsProps {
  form: EditorForm;
  saved: Connection | null;
  storage: SecretStorage;
}

const kinds = ['none', 'password', 'token'] as const;

/** How the user proves who they are, where the secret is kept, and whether it may cross a network unprotected. */
export function AuthFields({ form, saved, storage }: AuthFieldsProps) {
  const t = useText();
  const { authKind, address, secret } = form.values;
  return (
    <>
      <Input.Wrapper label={t('editor.auth')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('editor.auth')}
          data={kinds.map((value) => ({ value, label: t(`editor.auth.${value}`) }))}
          key={form.key('authKind')}
          {...form.getInputProps('authKind')}
        />
      </Input.Wrapper>
      {authKind !== 'none' && (
        <div className={classes.row}>
          {authKind === 'password' && (
            <TextInput
              className={classes.grow}
              label={t('editor.user')}
              autoComplete="off"
              spellCheck={false}
              key={form.key('user')}
              {...form.getInputProps('user')}
            />
          )}
          <SecretField form={form} saved={saved} />
        </div>
      )}
      {authKind !== 'none' && secret !== '' && <SecretPlaceField form={form} storage={storage} />}
      {needsPlaintextConsent(form.values) && (
        <Checkbox
          className={classes.consent}
          label={t('editor.plaintext')}
          description={t('editor.plaintext.hint', { address: address.trim() })}
          key={form.key('allowPlaintext')}
          {...form.getInputProps('allowPlaintext', { type: 'checkbox' })}
        />
      )}
    </>
  );
}
