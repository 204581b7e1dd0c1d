import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import classes from './archive.module.css';
import { DefinitionFacts } from './DefinitionFacts';
import { FieldList } from './FieldList';
import type { ArchivePageShown } from './page';
import { PartitionAgain } from './PartitionAgain';
import { PlanView } from './PlanView';
import { archiveQueries } from './queries';
import { useWhyNotRecreate } from './use-why-not-recreate';

interface DetailPageProps {
  connectionId: string;
  server: ServerFacts;
  entryId: string;
  onBack: () => void;
  onPage: (page: ArchivePageShown) => void;
}

/** Everything that a copy holds, and what of it comes back on the server that is open. */
export function DetailPage({ connectionId, server, entryId, onBack, onPage }: DetailPageProps) {
  const t = useText();
  const { data: entry, error } = useQuery(archiveQueries.entry(entryId));
  const { database = '', collection = '' } = entry?.definition ?? {};
  const plan = useQuery({
    ...archiveQueries.plan({ connectionId, entryId, database, collection }),
    enabled: server.connected && entry !== undefined,
  });
  const because = useWhyNotRecreate(server);
  return (
    <>
      {error !== null && <ErrorNotice error={errorOf(error)} />}
      {entry === undefined && error === null && (
        <Loader size="sm" role="status" aria-label={t('archive.reading')} />
      )}
      {entry !== undefined && (
        <div className={classes.detail} tabIndex={0} role="group" aria-label={t('archive.details')}>
          <PartitionAgain connectionId={connectionId} server={server} entry={entry} />
          <DefinitionFacts entry={entry} />
          <FieldList schema={entry.definition.schema} />
          {plan.data !== undefined && (
            <section aria-label={t('archive.detail.here')}>
              <h3 className={classes.leftTitle}>{t('archive.detail.here')}</h3>
              {plan.data.obstacle?.kind === 'nameTaken' ? (
                <p className={classes.quiet}>{t('archive.detail.still')}</p>
              ) : (
                <PlanView
                  plan={plan.data}
                  isGone={plan.data.originalGone && entry.connectionId === connectionId}
                />
              )}
            </section>
          )}
          {plan.error !== null && <ErrorNotice error={errorOf(plan.error)} />}
        </div>
      )}
      <DialogFooter cancel={t('archive.back')} onCancel={onBack}>
        <GuardedButton
          because={because}
          onClick={() => {
            onPage({ kind: 'recreate', entryId });
          }}
        >
          {t('archive.recreate')}
        </GuardedButton>
      </DialogFooter>
    </>
  );
}
