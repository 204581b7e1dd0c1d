import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { databaseRefOf } from '@renderer/api/keys';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { FactList } from '@renderer/ui/FactList';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import { NameDialog } from './NameDialog';
import classes from './names.module.css';
import { AGREED, useStart } from './use-start';

/** Collections that are offered at a time: there can be 65,536. */
const OFFERED = 50;

/** Before a name, so that none is taken for a property that every object has. */
const VALUE = 'collection ';
const valueOf = (name: string): string => VALUE + name;

interface AlterAliasDialogProps {
  dialog: DialogOf<'alterAlias'>;
  onClose: () => void;
}

/** Asks where an alias is to point, and says from where to where it moves. */
export function AlterAliasDialog({ dialog: { alias, from, to }, onClose }: AlterAliasDialogProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(to);
  const { name: connection, server } = useServerFacts(from.connectionId);
  const { data: list, error, refetch } = useQuery(collectionQueries.list(from));
  const others = list?.collections.filter(({ name }) => name !== from.collection) ?? [];
  const found = others.find(({ name }) => name === chosen);
  const alter = useStart('aliases.alter', onClose);
  const shown = {
    alias: visibleText(alias),
    from: visibleText(from.collection),
    to: visibleText(found?.name ?? '…'),
  };
  return (
    <NameDialog
      title={t('alias.move.title', shown)}
      where={t('load.where', { database: visibleText(from.database), connection: visibleText(connection) })}
      environment={server.environment}
      steps={[t('alias.move.step.check', shown), t('alias.move.step.move', shown), t('alias.step.verify')]}
      notes={
        found !== undefined && (
          <>
            <p className={classes.warning}>{t('alias.move.breaks', shown)}</p>
            {found.memoryPercent === null && list?.memoryError === null && (
              <p className={classes.warning}>{t('alias.move.notLoaded', shown)}</p>
            )}
          </>
        )
      }
      submit={found === undefined ? t('alias.move.submitNone') : t('alias.move.submit', shown)}
      isReady={found !== undefined}
      sending={alter}
      onSubmit={() => {
        if (found === undefined) return;
        const target = { ...databaseRefOf(from), collection: found.name, collectionId: found.id };
        const { collection, collectionId } = from;
        alter.mutate({ ...target, alias, from: { collection, collectionId }, confirmation: AGREED });
      }}
      onClose={onClose}
    >
      <FactList facts={[[t('alias.move.from'), <VisibleName key="from" name={from.collection} wrap />]]} />
      <Select
        data-autofocus
        searchable
        limit={OFFERED}
        label={t('alias.move.to')}
        description={others.length > OFFERED ? t('alias.move.more', { count: OFFERED }) : undefined}
        placeholder={t('alias.move.choose')}
        nothingFoundMessage={t('alias.move.none')}
        data={others.map(({ name }) => ({ value: valueOf(name), label: visibleText(name) }))}
        value={found === undefined ? null : valueOf(found.name)}
        onChange={(value) => {
          setChosen(value === null ? null : value.slice(VALUE.length));
        }}
      />
      {error !== null && list === undefined && (
        <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />
      )}
    </NameDialog>
  );
}
