import { Alert, Button } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useText } from '@renderer/i18n';
import classes from './drop.module.css';

interface ChangedNoticeProps {
  /** What differs from what was shown, in a line each. */
  lines: readonly string[];
  onAcknowledge: () => void;
}

/** Says that the question is not the one that was read before, and waits for its reader. */
export function ChangedNotice({ lines, onAcknowledge }: ChangedNoticeProps) {
  const t = useText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What somebody is typing goes nowhere now, and presses no button.
    notice.current?.focus();
  }, []);
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      color="orange"
      role="alert"
      icon={<IconRefreshAlert aria-hidden />}
      title={t('drop.change.title')}
      className={classes.changed ?? ''}
    >
      <ul className={classes.changes} tabIndex={0} aria-label={t('drop.change.title')}>
        {lines.map((line, at) => (
          <li key={at}>
            <bdi dir="ltr">{line}</bdi>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={onAcknowledge}>
        {t('drop.change.acknowledge')}
      </Button>
    </Alert>
  );
}
