import { Button, Checkbox, Group, Input, Modal, SegmentedControl, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { colorSchemes } from '@shared/domain/settings';
import { AboutSection } from './AboutSection';
import { SafetySection } from './SafetySection';
import { useRuleChange, useSettings } from './use-settings';

interface SettingsDialogProps {
  /** What else is told of this machine. */
  children?: ReactNode;
  onClose: () => void;
}

/** What a person sets for the whole application, and what is running. */
export function SettingsDialog({ children, onClose }: SettingsDialogProps) {
  const t = useText();
  const { settings, change } = useSettings();
  const saving = useMutation({ mutationFn: change });
  const notifying = useRuleChange();
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
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
      {saving.error !== null && (
        <>
          <Text size="sm" mt="xs">
            {t('settings.notSaved')}
          </Text>
          <ErrorNotice error={errorOf(saving.error)} />
        </>
      )}
      <Checkbox
        mt="md"
        label={t('settings.notify')}
        description={t('settings.notify.hint')}
        checked={settings.notifyTaskEnds}
        onChange={(event) => {
          const notifyTaskEnds = event.currentTarget.checked;
          notifying.mutate(() => ({ notifyTaskEnds }));
        }}
      />
      {notifying.error !== null && <ErrorNotice error={errorOf(notifying.error)} />}
      <SafetySection />
      {children}
      <AboutSection />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('settings.close')}
        </Button>
      </Group>
    </Modal>
  );
}
