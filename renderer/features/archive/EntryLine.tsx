import { Button } from '@mantine/core';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useFormats, useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { ArchiveSummary } from '@shared/domain/archive';
import classes from './archive.module.css';
import { EntryMenu } from './EntryMenu';
import type { ArchivePageShown } from './page';
import { useWhyNotRecreate } from './use-why-not-recreate';

interface EntryLineProps {
  entry: ArchiveSummary;
  server: ServerFacts;
  onPage: (page: ArchivePageShown) => void;
  onExport: () => void;
}

/** One copy: what of, where it was, when and why it was kept, and what can be done with it. */
export function EntryLine({ entry, server, onPage, onExport }: EntryLineProps) {
  const t = useText();
  const { time, integer } = useFormats();
  const { id: entryId, keptAt, why, partition, database, connectionName, collection } = entry;
  const { rowCount, notRead } = entry;
  const at = time(keptAt);
  const name = visibleText(collection);
  const because = useWhyNotRecreate(server);
  return (
    <li className={classes.entry}>
      <div className={classes.entryText}>
        <div className={classes.entryName}>
          <VisibleName name={collection} />
        </div>
        <div className={classes.place}>
          <VisibleSentence
            text={t('archive.place', {
              database: visibleText(database),
              connection: visibleText(connectionName),
            })}
          />
        </div>
        <div className={classes.quiet}>
          {[
            t('archive.keptAt', { at }),
            t(`archive.why.${why}`, { partition: visibleText(partition ?? '') }),
            rowCount === null ? t('archive.rowsUnknown') : t('archive.rows', { rows: integer(rowCount) }),
            ...notRead.map((part) => t(`archive.notRead.${part}`)),
          ].join(' · ')}
        </div>
      </div>
      <Button
        size="xs"
        variant="subtle"
        aria-label={t('archive.detailsNamed', { name, at })}
        onClick={() => {
          onPage({ kind: 'detail', entryId });
        }}
      >
        {t('archive.details')}
      </Button>
      <GuardedButton
        because={because}
        size="xs"
        variant="default"
        aria-label={t('archive.recreateNamed', { name, at })}
        onClick={() => {
          onPage({ kind: 'recreate', entryId });
        }}
      >
        {t('archive.recreate')}
      </GuardedButton>
      <EntryMenu
        label={t('archive.menu', { name, at })}
        onExport={onExport}
        onRemove={() => {
          onPage({ kind: 'remove', entry });
        }}
      />
    </li>
  );
}
