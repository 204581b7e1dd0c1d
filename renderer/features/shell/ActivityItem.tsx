import { UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import classes from './shell.module.css';

/** Leads to what was done to servers from here. */
export function ActivityItem() {
  const t = useText();
  const { view, showActivity } = useNavigationStore();
  return (
    <UnstyledButton
      className={classes.footButton}
      aria-current={view === 'activity' ? 'page' : undefined}
      onClick={showActivity}
    >
      <IconHistory size={14} aria-hidden /> {t('activity.sidebar')}
    </UnstyledButton>
  );
}
