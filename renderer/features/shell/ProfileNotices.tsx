import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { appInfoQuery } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import classes from './shell.module.css';

/** What the start found wrong with the profile; stays until it is dismissed. */
export function ProfileNotices() {
  const t = useText();
  const notices = useQuery(appInfoQuery).data?.notices ?? [];
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  return notices
    .map((notice) => ({ ...notice, key: `${notice.kind} ${notice.file}` }))
    .filter(({ key }) => !dismissed.includes(key))
    .map(({ key, kind, file, keptAs }) => (
      <div key={key} className={classes.profileNotice} role="alert">
        <IconAlertTriangle size={16} aria-hidden />
        <span className={classes.grow}>
          {t(`shell.notice.${kind}`, { file, keptAs: keptAs ?? 'absent' })}
        </span>
        <CloseButton
          size="sm"
          aria-label={t('shell.notice.dismiss')}
          onClick={() => {
            setDismissed([...dismissed, key]);
          }}
        />
      </div>
    ));
}
