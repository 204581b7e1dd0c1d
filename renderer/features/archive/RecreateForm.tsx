import { Loader, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { ArchiveEntry } from '@shared/domain/archive';
import classes from './archive.module.css';
import { PlanView } from './PlanView';
import { archiveQueries } from './queries';
import { useWhyNotRecreate } from './use-why-not-recreate';

/** A name is looked up when nobody has typed for so long, in ms. */
const TYPING_MS = 300;
const LONGEST_NAME = 255;

interface RecreateFormProps {
  connectionId: string;
  connection: string;
  server: ServerFacts;
  entry: ArchiveEntry;
  databases: readonly string[];
  onBack: () => void;
  onDone: () => void;
}

/** Where the collection is to be made again, what that comes to, and the button that does it. */
export function RecreateForm(props: RecreateFormProps) {
  const { connectionId, connection, server, entry, databases, onBack, onDone } = props;
  const t = useText();
  const { definition, id: entryId } = entry;
  const [database, setDatabase] = useState(
    databases.includes(definition.database) ? definition.database : (databases[0] ?? definition.database),
  );
  const [collection, setCollection] = useState(definition.collection);
  const [asked] = useDebouncedValue(collection, TYPING_MS);
  const isName = collection !== '' && collection.length <= LONGEST_NAME;
  const target = { connectionId, entryId, database, collection: asked };
  const plan = useQuery({
    ...archiveQueries.plan(target),
    enabled: server.connected && isName && asked === collection,
  });
  const making = useMutation({
    mutationFn: () =>
      invoke('archive.recreate', {
        ...{ connectionId, entryId, database, collection },
        confirmation: { acknowledged: true, typedName: null },
      }),
    onSuccess: onDone,
  });
  // What is shown has to be about the name that is in the field, and be newer than the last key.
  const shown = asked === collection && isName && !plan.isFetching ? plan.data : undefined;
  const notNow = useWhyNotRecreate(server, database);
  const because =
    notNow ??
    (shown === undefined ? t('archive.recreate.wait') : null) ??
    (shown?.obstacle == null ? null : t(`archive.obstacle.${shown.obstacle.kind}`));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (because === null) making.mutate();
      }}
    >
      <div className={classes.target}>
        <NativeSelect
          label={t('archive.recreate.database', { connection: visibleText(connection) })}
          value={database}
          data={databases.map((value) => ({ value, label: visibleText(value) }))}
          onChange={(event) => {
            setDatabase(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('archive.recreate.name')}
          autoComplete="off"
          spellCheck={false}
          value={collection}
          error={isName ? null : t('archive.recreate.nameLength')}
          onChange={(event) => {
            setCollection(event.currentTarget.value);
          }}
        />
      </div>
      {shown === undefined && plan.error === null && isName && (
        <Loader size="sm" role="status" aria-label={t('archive.recreate.planning')} />
      )}
      {plan.error !== null && <ErrorNotice error={errorOf(plan.error)} onRetry={() => void plan.refetch()} />}
      {shown !== undefined && (
        <PlanView plan={shown} isGone={shown.originalGone && entry.connectionId === connectionId} />
      )}
      {making.error !== null && <ErrorNotice error={errorOf(making.error)} />}
      <DialogFooter cancel={t('archive.back')} onCancel={onBack}>
        <GuardedButton because={because} type="submit" loading={making.isPending}>
          <span className={classes.submit}>
            {t('archive.recreate.submit', { name: visibleText(collection) })}
          </span>
        </GuardedButton>
      </DialogFooter>
    </form>
  );
}
