import { CloseButton } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useRightsStore } from '@renderer/stores/rights-store';
import classes from './shell.module.css';

/** What came of checking rights again from a menu or the palette; stays until it is dismissed. */
export function RightsNotice({ connectionId }: { connectionId: string }) {
  const t = useText();
  const { check, dismiss } = useRightsStore();
  if (check?.connectionId !== connectionId) return null;
  return (
    <div className={classes.rightsNotice} role="status">
      <IconLockOpen size={16} aria-hidden />
      <span className={classes.grow}>{t('rights.checked', { count: check.offered })}</span>
      <CloseButton size="sm" aria-label={t('shell.notice.dismiss')} onClick={dismiss} />
    </div>
  );
}
