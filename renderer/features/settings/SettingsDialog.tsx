import { Button, Checkbox, Group, Input, Modal, SegmentedControl, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { connectionQueries } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { colorSchemes } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { AboutSection } from './AboutSection';
import { SafetySection } from './SafetySection';
import { useSettings } from './use-settings';

/** What a person sets for the whole application, and what is running. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { settings, change } = useSettings();
  const saving = useMutation({ mutationFn: (part: Partial<Settings>) => change(part) });
  const storage = useQuery(connectionQueries.list).data?.secretStorage;
  return (
    <Modal
      opened
      onClose={onClose}
      size={800}
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Input.Wrapper label={t('settings.colorScheme')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('settings.colorScheme')}
          data={colorSchemes.map((value) => ({ value, label: t(`settings.colorScheme.${value}`) }))}
          value={settings.colorScheme}
          onChange={(colorScheme) => {
            saving.mutate({ colorScheme });
          }}
        />
      </Input.Wrapper>
      <Checkbox
        mt="md"
        label={t('settings.notify')}
        description={t('settings.notify.hint')}
        checked={settings.notifyTaskEnds}
        onChange={(event) => {
          saving.mutate({ notifyTaskEnds: event.currentTarget.checked });
        }}
      />
      <SafetySection settings={settings} onChange={saving.mutate} />
      {saving.error !== null && (
        <>
          <Text size="sm" mt="xs">
            {t('settings.notSaved')}
          </Text>
          <ErrorNotice error={errorOf(saving.error)} />
        </>
      )}
      {storage !== undefined && (
        <Input.Wrapper label={t('settings.secrets')} labelElement="div" mt="md">
          <Text c="dimmed">{t(`settings.secrets.${storage.quality}`, { backend: storage.backend })}</Text>
        </Input.Wrapper>
      )}
      <AboutSection />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('settings.close')}
        </Button>
      </Group>
    </Modal>
  );
}
