import { Button, Group } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { LessProtection } from './use-settings';

interface ProtectLessProps {
  onAgree: (less: LessProtection) => void;
  onKeep: () => void;
}

/** The click of its own by which less is protected than before: what was chosen does not hold until then. */
export function ProtectLess({ onAgree, onKeep }: ProtectLessProps) {
  const t = useText();
  return (
    <Group gap={4} mt={4}>
      <Button
        size="compact-xs"
        color="red"
        variant="light"
        onClick={() => {
          onAgree({ protectsLess: true });
        }}
      >
        {t('settings.safety.weaken')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onKeep}>
        {t('settings.safety.keep')}
      </Button>
    </Group>
  );
}
