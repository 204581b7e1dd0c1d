import { Button, Loader } from '@mantine/core';
import { IconDatabaseOff, IconFilterOff, IconLock, IconPlugConnectedX, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { AppError } from '@shared/ipc/result';
import { useDatabase } from '../database-context';
import classes from './list.module.css';
import { Placeholder } from './Placeholder';
import { visibleText } from '@renderer/ui/visible-text';

/** Why there are no rows to show. */
export type NoRows = 'reading' | 'failed' | 'disconnected' | 'empty' | 'noMatch';

interface ListMiddleProps {
  why: NoRows;
  count: number;
  error: AppError | null;
  onRetry: () => void;
  onClear: () => void;
}

/** What stands in place of the rows: reading, failed, forbidden, disconnected, empty and no match look different. */
export function ListMiddle({ why, count, error, onRetry, onClear }: ListMiddleProps) {
  const t = useText();
  const { ref, connectionName } = useDatabase();
  const { database } = ref;
  const parts: Record<NoRows, () => ReactNode> = {
    reading: () => (
      <div role="status" className={classes.reading}>
        <Loader size="sm" />
        {t('collections.reading', { database: visibleText(database) })}
      </div>
    ),
    failed: () => (
      <Placeholder
        Icon={error?.code === 'permissionDenied' ? IconLock : IconDatabaseOff}
        title={t(
          error?.code === 'permissionDenied' ? 'collections.forbidden.title' : 'collections.error.title',
          { database },
        )}
      >
        {error !== null && <ErrorNotice error={error} onRetry={onRetry} />}
      </Placeholder>
    ),
    disconnected: () => (
      <Placeholder
        Icon={IconPlugConnectedX}
        title={t('collections.disconnected.title', { connection: connectionName })}
        text={t('collections.disconnected.text', { database: visibleText(database) })}
      />
    ),
    empty: () => (
      <Placeholder
        Icon={IconTable}
        title={t('collections.empty.title', { database: visibleText(database) })}
        text={t('collections.empty.text')}
      />
    ),
    noMatch: () => (
      <Placeholder
        Icon={IconFilterOff}
        title={t('collections.noMatch.title')}
        text={t('collections.noMatch.text', { count })}
      >
        <Button variant="default" size="xs" onClick={onClear}>
          {t('collections.noMatch.clear')}
        </Button>
      </Placeholder>
    ),
  };
  return <div className={classes.middle}>{parts[why]()}</div>;
}
