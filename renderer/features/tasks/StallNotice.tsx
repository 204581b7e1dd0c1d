import { Alert } from '@mantine/core';
import { IconHourglassEmpty } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

const checks = ['index', 'memory', 'quota', 'nodes'] as const;
const buildChecks = ['slots', 'disk', 'builders'] as const;

interface StallNoticeProps {
  /** For how long, in ms. */
  still: number;
  /** It is the build of an index that stands still, not a load. */
  isBuild: boolean;
}

/** Says that a load or the build of an index stands still, and what usually is the reason. */
export function StallNotice({ still, isBuild }: StallNoticeProps) {
  const t = useText();
  const words = useTaskWords();
  return (
    <Alert color="orange" icon={<IconHourglassEmpty aria-hidden />} className={classes.stall}>
      <p className={classes.stallTitle}>{t('task.stalled.title', { time: words.duration(still) })}</p>
      <p className={classes.stallText}>{t('task.stalled.text')}</p>
      <ul className={classes.checks}>
        {(isBuild ? buildChecks : checks).map((check) => (
          <li key={check}>{t(`task.stalled.${check}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}
