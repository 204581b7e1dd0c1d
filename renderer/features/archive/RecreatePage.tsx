import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { databaseQueries } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { archiveQueries } from './queries';
import { RecreateForm } from './RecreateForm';

interface RecreatePageProps {
  connectionId: string;
  connection: string;
  server: ServerFacts;
  entryId: string;
  onBack: () => void;
  onDone: () => void;
}

/** Reads the copy and where it can go, then asks where it is to go. */
export function RecreatePage({
  connectionId,
  connection,
  server,
  entryId,
  onBack,
  onDone,
}: RecreatePageProps) {
  const t = useText();
  const entry = useQuery(archiveQueries.entry(entryId));
  const databases = useQuery({ ...databaseQueries.list(connectionId), enabled: server.connected });
  const failure = entry.error ?? databases.error;
  if (entry.data !== undefined && databases.data !== undefined) {
    return (
      <RecreateForm
        connectionId={connectionId}
        connection={connection}
        server={server}
        entry={entry.data}
        databases={databases.data.databases}
        onBack={onBack}
        onDone={onDone}
      />
    );
  }
  return (
    <>
      {failure === null ? (
        <Loader size="sm" role="status" aria-label={t('archive.reading')} />
      ) : (
        <ErrorNotice error={errorOf(failure)} />
      )}
      <DialogFooter cancel={t('archive.back')} onCancel={onBack}>
        {null}
      </DialogFooter>
    </>
  );
}
