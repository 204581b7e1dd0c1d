import { Alert, Button, Group } from '@mantine/core';
import { useText } from '@renderer/i18n';
import classes from './editor.module.css';

interface DiscardQuestionProps {
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asked before what was typed is thrown away. */
export function DiscardQuestion({ onKeep, onDiscard }: DiscardQuestionProps) {
  const t = useText();
  return (
    <Alert color="orange" role="alert" className={classes.discard}>
      <Group justify="space-between" gap="xs">
        {t('editor.discard.question')}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" data-autofocus autoFocus onClick={onKeep}>
            {t('editor.discard.keep')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDiscard}>
            {t('editor.discard.discard')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
