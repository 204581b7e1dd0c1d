import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { appError } from '@shared/ipc/result';
import classes from './shell.module.css';

interface PartFailureProps {
  failure: Error;
  onAgain: () => void;
}

/** What stands in place of a part of the window that failed. */
export function PartFailure({ failure, onAgain }: PartFailureProps) {
  const t = useText();
  return (
    <div className={classes.failure}>
      <h2 className={classes.failureTitle}>{t('shell.crash.title')}</h2>
      <p className={classes.quiet}>{t('shell.crash.hint')}</p>
      <ErrorNotice
        error={appError('internal', { detail: failure.stack ?? failure.message })}
        actions={
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            {t('shell.crash.again')}
          </Button>
        }
      />
    </div>
  );
}
