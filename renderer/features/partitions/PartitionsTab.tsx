import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { collectionActions } from '@renderer/commands/collections';
import { useText } from '@renderer/i18n';
import { ActionButton } from '@renderer/ui/ActionButton';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { PartitionList } from '@shared/domain/collection';
import { PartitionTable } from './PartitionTable';
import { allInMemory } from './partition-rows';
import classes from './partitions.module.css';
import { usePartitions } from './use-partitions';
import { visibleText } from '@renderer/ui/visible-text';

/** From how many partitions on a search is offered. */
const SEARCH_FROM = 8;

function useCountText(list: PartitionList | undefined): string {
  const t = useText();
  if (list === undefined) return '';
  const count = list.partitions.length;
  if (list.memoryError !== null) return t('partitions.countUnknown', { count });
  const loaded = list.partitions.filter(({ percent }) => percent !== null).length;
  return t('partitions.count', { count, loaded });
}

/** The partitions of a collection, each with its own switch. */
export function PartitionsTab({ subject }: { subject: CollectionSubject }) {
  const t = useText();
  const [search, setSearch] = useState('');
  const { query, rows } = usePartitions(subject, search);
  const list = query.data;
  const keyed = subject.detail?.fields.some(({ roles }) => roles.includes('partitionKey')) === true;
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.count}>{useCountText(list)}</span>
        {(list?.partitions.length ?? 0) >= SEARCH_FROM && (
          <TextInput
            type="search"
            size="xs"
            className={classes.search}
            aria-label={t('partitions.search')}
            placeholder={t('partitions.search')}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
          />
        )}
        <ActionButton action={collectionActions.createPartition} context={{ collection: subject }} />
      </div>
      {keyed && <p className={classes.note}>{t('partitions.keyMode')}</p>}
      {list?.memoryError != null && <p className={classes.note}>{t('partitions.memoryUnknown')}</p>}
      {list?.memoryError != null && <ErrorNotice error={list.memoryError} />}
      {query.error !== null && (
        <ErrorNotice error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {list === undefined && query.isFetching && (
        <Loader
          size="sm"
          role="status"
          aria-label={t('partitions.reading', { name: visibleText(subject.ref.collection) })}
        />
      )}
      {list !== undefined && rows.length === 0 && <p className={classes.note}>{t('partitions.noMatch')}</p>}
      {list !== undefined && rows.length > 0 && (
        <PartitionTable collection={subject} rows={rows} allInMemory={allInMemory(list)} />
      )}
    </>
  );
}
