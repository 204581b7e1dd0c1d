import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './archive.module.css';
import { DamagedLine } from './DamagedLine';
import { EntryLine } from './EntryLine';
import type { ArchivePageShown } from './page';
import { archiveQueries } from './queries';
import { useArchiveChange } from './use-archive-change';

interface ListPageProps {
  server: ServerFacts;
  onPage: (page: ArchivePageShown) => void;
  onClose: () => void;
}

/** What is kept, newest first, and what can be done with each copy. */
export function ListPage({ server, onPage, onClose }: ListPageProps) {
  const t = useText();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    archiveQueries.list(),
  );
  const importing = useArchiveChange(() => invoke('archive.import', {}));
  const exporting = useArchiveChange((entryId: string) => invoke('archive.export', { entryId }));
  const failure = exporting.error ?? importing.error;
  const exported = exporting.data?.path ?? null;
  const imported = importing.data?.entry ?? null;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const damaged = data?.pages.flatMap((page) => page.damaged) ?? [];
  const total = data?.pages.at(-1)?.total ?? 0;
  const left = total - entries.length - damaged.length;
  return (
    <>
      <p className={classes.text}>{t('archive.about')}</p>
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Loader size="sm" role="status" aria-label={t('archive.reading')} />
      )}
      {data !== undefined && total === 0 && <p className={classes.quiet}>{t('archive.none')}</p>}
      {entries.length + damaged.length > 0 && (
        <ul className={classes.entries} aria-label={t('archive.list')}>
          {damaged.map((each) => (
            <DamagedLine key={each.file} damaged={each} />
          ))}
          {entries.map((entry) => (
            <EntryLine
              key={entry.id}
              entry={entry}
              server={server}
              onPage={onPage}
              onExport={() => {
                importing.reset();
                exporting.mutate(entry.id);
              }}
            />
          ))}
          {hasNextPage && (
            <li className={classes.more}>
              <Button
                size="xs"
                variant="subtle"
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {t('archive.more', { count: Math.max(1, left) })}
              </Button>
            </li>
          )}
        </ul>
      )}
      {failure !== null && <ErrorNotice error={errorOf(failure)} />}
      <p role="status" className={classes.quiet}>
        {exported !== null && t('archive.exported', { path: visibleText(exported) })}
        {imported !== null && t('archive.imported', { name: visibleText(imported.collection) })}
      </p>
      <DialogFooter cancel={t('archive.close')} onCancel={onClose}>
        <Button
          variant="default"
          loading={importing.isPending}
          onClick={() => {
            exporting.reset();
            importing.mutate(undefined);
          }}
        >
          {t('archive.import')}
        </Button>
      </DialogFooter>
    </>
  );
}
