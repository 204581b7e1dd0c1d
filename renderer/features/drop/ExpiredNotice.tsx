import { Alert, Button } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useFormats, useText } from '@renderer/i18n';
import classes from './drop.module.css';

interface ExpiredNoticeProps {
  /** Milliseconds since 1970. */
  readAt: number;
  isReading: boolean;
  onRead: () => void;
}

/** Says that what is shown was read too long ago to be agreed to. */
export function ExpiredNotice({ readAt, isReading, onRead }: ExpiredNoticeProps) {
  const t = useText();
  const { time } = useFormats();
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconClockPause aria-hidden />}
      className={classes.changed ?? ''}
    >
      <div className={classes.expired}>
        {t('drop.expired', { time: time(readAt) })}
        <Button size="compact-sm" variant="default" loading={isReading} onClick={onRead}>
          {t('drop.readThemAgain')}
        </Button>
      </div>
    </Alert>
  );
}
