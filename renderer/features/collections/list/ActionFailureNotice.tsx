import { CloseButton } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { useFailureStore } from '@renderer/stores/failure-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { VisibleName } from '@renderer/ui/VisibleName';
import { useDatabase } from '../database-context';
import classes from './list.module.css';

/** Why a switch or a menu of this database could not do what it was asked. Stays until it is dismissed. */
export function ActionFailureNotice() {
  const t = useText();
  const { ref } = useDatabase();
  const failure = useFailureStore((store) => store.failure);
  const dismiss = useFailureStore((store) => store.dismiss);
  if (failure?.connectionId !== ref.connectionId || failure.database !== ref.database) return null;
  return (
    <div className={classes.failure} role="alert">
      <div className={classes.failureText}>
        <p className={classes.noticeText}>
          {t(failure.action)} <VisibleName name={failure.name} />
        </p>
        <ErrorNotice
          error={failure.error}
          onRetry={() => {
            void failure.retry();
          }}
        />
      </div>
      <CloseButton aria-label={t('collections.dismiss')} onClick={dismiss} />
    </div>
  );
}
