import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { databaseQueries, useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { NameInput } from '@renderer/ui/NameInput';
import { nameProblem } from '@shared/policy/name-rules';
import { NameDialog } from './NameDialog';
import classes from './names.module.css';
import { useStart } from './use-start';

interface CreateDatabaseDialogProps {
  dialog: DialogOf<'createDatabase'>;
  onClose: () => void;
}

/** Asks for the name of a new database. */
export function CreateDatabaseDialog({ dialog, onClose }: CreateDatabaseDialogProps) {
  const t = useText();
  const { connectionId } = dialog;
  const [name, setName] = useState(dialog.name);
  const { name: connection, server } = useServerFacts(connectionId);
  const { data } = useQuery({ ...databaseQueries.list(connectionId), enabled: server.connected });
  const create = useStart('databases.create', onClose);
  const clash = data?.databases.includes(name) === true ? 'taken' : null;
  // milvus-lite has no limit of that kind.
  const hasLimit = server.capabilities?.collectionIds.supported === true;
  return (
    <NameDialog
      title={t('database.title')}
      where={connection}
      environment={server.environment}
      steps={[t('database.step.check'), t('database.step.create'), t('database.step.verify')]}
      notes={
        hasLimit &&
        data !== undefined && (
          <p className={classes.note}>{t('database.limit', { count: data.databases.length })}</p>
        )
      }
      submit={t('database.submit')}
      isReady={nameProblem('database', name) === null && clash === null}
      sending={create}
      onSubmit={() => {
        create.mutate({ connectionId, database: name });
      }}
      onClose={onClose}
    >
      <NameInput thing="database" label={t('database.name')} value={name} clash={clash} onChange={setName} />
    </NameDialog>
  );
}
