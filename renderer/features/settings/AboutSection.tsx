import { Input, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '@renderer/i18n';
import { appInfoQuery } from './queries';

/** Which Falconer this is and what it runs on. */
export function AboutSection() {
  const t = useText();
  const info = useQuery(appInfoQuery).data;
  if (info === undefined) return null;
  const { version, electron, chromium, runtime } = info;
  return (
    <Input.Wrapper label={t('settings.about')} labelElement="div" mt="md">
      <Text c="dimmed">
        {t('settings.version', { version })} {t(`settings.runtime.${runtime}`, { electron, chromium })}
      </Text>
    </Input.Wrapper>
  );
}
