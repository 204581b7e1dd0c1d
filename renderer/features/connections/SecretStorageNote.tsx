import { Input, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '@renderer/i18n';
import { connectionQueries } from './queries';

/** How secrets are kept on this machine; nothing until that is known. */
export function SecretStorageNote() {
  const t = useText();
  const storage = useQuery(connectionQueries.list).data?.secretStorage;
  if (storage === undefined) return null;
  return (
    <Input.Wrapper label={t('settings.secrets')} labelElement="div" mt="md">
      <Text c="dimmed">{t(`settings.secrets.${storage.quality}`, { backend: storage.backend })}</Text>
    </Input.Wrapper>
  );
}
