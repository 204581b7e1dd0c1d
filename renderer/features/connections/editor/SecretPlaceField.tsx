import { Radio, Stack, Text } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { SecretStorage } from '@shared/domain/connection';
import type { EditorForm } from './use-editor';

/** Where a secret that was typed is kept. Without a keychain, writing it down is a choice of its own. */
export function SecretPlaceField({ form, storage }: { form: EditorForm; storage: SecretStorage }) {
  const t = useText();
  const { quality, backend } = storage;
  if (quality === 'none') {
    return (
      <Text size="xs" c="dimmed">
        {t('editor.secret.onlySession')}
      </Text>
    );
  }
  const isWeak = quality === 'weak';
  const onDisk = (
    <Radio
      value="disk"
      label={t(isWeak ? 'editor.secret.where.weak' : 'editor.secret.where.keychain')}
      description={isWeak ? t('editor.secret.weakWarning', { backend }) : undefined}
    />
  );
  const inSession = <Radio value="session" label={t('editor.secret.where.session')} />;
  return (
    <Radio.Group label={t('editor.secret.where')} {...form.getInputProps('secretWhere')}>
      <Stack gap={6} mt={4}>
        {isWeak ? inSession : onDisk}
        {isWeak ? onDisk : inSession}
      </Stack>
    </Radio.Group>
  );
}
