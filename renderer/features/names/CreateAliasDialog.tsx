import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { collectionRefOf } from '@renderer/api/keys';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { NameInput } from '@renderer/ui/NameInput';
import { visibleText } from '@renderer/ui/visible-text';
import { nameProblem } from '@shared/policy/name-rules';
import { NameDialog } from './NameDialog';
import { useStart } from './use-start';

interface CreateAliasDialogProps {
  dialog: DialogOf<'createAlias'>;
  onClose: () => void;
}

/** Asks for the name of a new alias of a collection. */
export function CreateAliasDialog({ dialog, onClose }: CreateAliasDialogProps) {
  const t = useText();
  const { target } = dialog;
  const [alias, setAlias] = useState(dialog.name);
  const { name: connection, server } = useServerFacts(target.connectionId);
  const { data: list } = useQuery({ ...collectionQueries.list(target), enabled: false });
  const create = useStart('aliases.create', onClose);
  const clash = list?.collections.some((each) => each.name === alias) === true ? 'taken' : null;
  const name = visibleText(target.collection);
  const isReady = nameProblem('alias', alias) === null && clash === null;
  return (
    <NameDialog
      title={t('alias.create.title', { name })}
      where={t('load.where', {
        database: visibleText(target.database),
        connection: visibleText(connection),
      })}
      environment={server.environment}
      steps={[
        t('alias.step.check'),
        t('alias.step.create', { alias: isReady ? alias : '…', name }),
        t('alias.step.verify'),
      ]}
      notes={null}
      submit={t('alias.create.submit')}
      isReady={isReady}
      sending={create}
      onSubmit={() => {
        create.mutate({ ...collectionRefOf(target), alias });
      }}
      onClose={onClose}
    >
      <NameInput thing="alias" label={t('alias.name')} value={alias} clash={clash} onChange={setAlias} />
    </NameDialog>
  );
}
