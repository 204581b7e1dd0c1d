import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { provideContext } from '@renderer/commands/context-source';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { ActivityExportFormat } from '@shared/domain/activity';
import { ActivityHeader } from './ActivityHeader';
import classes from './activity.module.css';
import { ActivityLines } from './ActivityLines';
import { filterOf, isFiltered, WHOLE_VIEW } from './filter';
import { FilterBar } from './FilterBar';
import { LogState } from './LogState';
import { useActivity } from './use-activity';

/** How long nobody types before the log is searched, in ms. */
const TYPING_MS = 150;

/** What was done to servers from here, and how it ended. */
export function ActivityView() {
  const t = useText();
  const leaveActivity = useNavigationStore((store) => store.leaveActivity);
  const [view, setView] = useState(WHOLE_VIEW);
  const [text] = useDebouncedValue(view.text, TYPING_MS);
  const filter = useMemo(() => filterOf({ ...view, text }), [view, text]);
  const facts = useActivity(filter);
  const { log, error, refresh } = facts;
  const searchRef = useRef<HTMLInputElement>(null);
  const writing = useMutation({
    mutationFn: (format: ActivityExportFormat) => invoke('activity.export', { filter, format }),
  });
  const written = writing.data?.path ?? null;
  useEffect(
    () =>
      provideContext(() => ({
        list: { refresh, focusSearch: () => searchRef.current?.select(), selection: null },
      })),
    [refresh],
  );
  const hasLines = log !== undefined && log.lines > 0;
  return (
    <section className={classes.view} aria-labelledby="activity-title">
      <ActivityHeader
        canExport={hasLines}
        onExport={(format) => {
          writing.mutate(format);
        }}
        onClose={leaveActivity}
      />
      {error !== null && (
        <div className={classes.part}>
          <ErrorNotice error={error} onRetry={refresh} />
        </div>
      )}
      {writing.error !== null && (
        <div className={classes.part}>
          <ErrorNotice error={errorOf(writing.error)} />
        </div>
      )}
      {written !== null && (
        <p role="status" className={classes.written}>
          {t('activity.exported', { path: visibleText(written) })}
        </p>
      )}
      {hasLines && <FilterBar view={view} searchRef={searchRef} onView={setView} />}
      {log !== undefined && <LogState log={log} />}
      {error === null && <ActivityLines facts={facts} isFiltered={isFiltered(view)} />}
    </section>
  );
}
