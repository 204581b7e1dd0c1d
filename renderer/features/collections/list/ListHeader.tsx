import { ActionIcon, Badge, Kbd, TextInput } from '@mantine/core';
import { IconRefresh, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useText } from '@renderer/i18n';
import { Age } from '@renderer/ui/Age';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import { useDatabase } from '../database-context';
import classes from './list.module.css';

interface ListHeaderProps {
  count: number;
  /** When the list was read, ms since 1970; null if it was not. */
  readAt: number | null;
  isReading: boolean;
  search: string;
  searchRef: RefObject<HTMLInputElement | null>;
  onSearch: (search: string) => void;
  onRefresh: () => void;
}

/** Where one is, how old what is shown is, and the search. */
export function ListHeader(props: ListHeaderProps) {
  const { count, readAt, isReading, search, searchRef, onSearch, onRefresh } = props;
  const t = useText();
  const { ref, connectionName, server } = useDatabase();
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <h1 className={classes.database}>
          <VisibleName name={ref.database} />
        </h1>
        <span className={classes.connection}>
          <VisibleSentence text={t('collections.on', { connection: visibleText(connectionName) })} />
        </span>
        <EnvironmentBadge environment={server.environment} />
        {server.readOnly && (
          <Badge variant="outline" color="gray" radius="sm" size="sm" flex="none">
            {t('collections.readOnly')}
          </Badge>
        )}
      </div>
      <TextInput
        className={classes.search}
        ref={searchRef}
        type="search"
        size="xs"
        aria-label={t('collections.search')}
        placeholder={t('collections.searchPlaceholder', { count })}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={search === '' ? <Kbd size="xs">{t('collections.searchKey')}</Kbd> : null}
        rightSectionWidth={52}
        value={search}
        onChange={(event) => {
          onSearch(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSearch('');
        }}
      />
      {readAt !== null && (
        <span className={classes.age}>
          <Age at={readAt} />
        </span>
      )}
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('collections.refresh')}
        title={t('collections.refresh')}
        loading={isReading && readAt === null}
        onClick={onRefresh}
      >
        <IconRefresh size={16} aria-hidden className={isReading ? classes.turning : undefined} />
      </ActionIcon>
    </header>
  );
}
