import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { WarmPage } from './page';
import { warmSetQueries } from './queries';
import { SetLine } from './SetLine';
import { useSetChange } from './use-set-change';
import classes from './warm-sets.module.css';

interface ListPageProps {
  connectionId: string;
  server: ServerFacts;
  onPage: (page: WarmPage) => void;
  onClose: () => void;
}

/** The sets that are saved, and what can be done with each. */
export function ListPage({ connectionId, server, onPage, onClose }: ListPageProps) {
  const t = useText();
  const { data: sets, error, refetch } = useQuery(warmSetQueries.list(connectionId));
  const importing = useSetChange(connectionId, () => invoke('warmSets.import', { connectionId }));
  const exporting = useSetChange(connectionId, (setId: string) =>
    invoke('warmSets.export', { connectionId, setId }),
  );
  const failure = exporting.error ?? importing.error;
  const because = server.connected ? null : t('because.notConnected');
  const exported = exporting.data?.path ?? null;
  const imported = importing.data?.set ?? null;
  return (
    <>
      <p className={classes.text}>{t('warmSets.about')}</p>
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      {sets === undefined && error === null && (
        <Loader size="sm" role="status" aria-label={t('warmSets.reading')} />
      )}
      {sets?.length === 0 && <p className={classes.quiet}>{t('warmSets.none')}</p>}
      {sets !== undefined && sets.length > 0 && (
        <ul className={classes.sets} aria-label={t('warmSets.list')}>
          {sets.map((set) => (
            <SetLine
              key={set.id}
              set={set}
              server={server}
              onPage={onPage}
              onExport={() => {
                importing.reset();
                exporting.mutate(set.id);
              }}
            />
          ))}
        </ul>
      )}
      {failure !== null && <ErrorNotice error={errorOf(failure)} />}
      <p role="status" className={classes.quiet}>
        {exported !== null && t('warmSets.exported', { path: visibleText(exported) })}
        {imported !== null && t('warmSets.imported', { name: visibleText(imported.name) })}
      </p>
      <DialogFooter cancel={t('warmSets.close')} onCancel={onClose}>
        <Button
          variant="default"
          loading={importing.isPending}
          onClick={() => {
            exporting.reset();
            importing.mutate(undefined);
          }}
        >
          {t('warmSets.import')}
        </Button>
        <GuardedButton
          because={because}
          onClick={() => {
            onPage({ kind: 'save' });
          }}
        >
          {t('warmSets.saveNow')}
        </GuardedButton>
      </DialogFooter>
    </>
  );
}
