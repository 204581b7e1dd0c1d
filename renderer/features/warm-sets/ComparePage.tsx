import { useEffect, useMemo, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { WarmSetSummary } from '@shared/domain/warm-set';
import type { Capabilities } from '@shared/policy/capabilities';
import type { Difference } from '@shared/policy/warm-set';
import { CAREFUL, wishesOf } from '@shared/policy/warm-set-wishes';
import { ChoiceChecks } from './ChoiceChecks';
import { offersOf } from './offers';
import { DifferenceCounts } from './DifferenceCounts';
import { DifferenceTable } from './DifferenceTable';
import { ReadingLine } from './ReadingLine';
import { useComparison } from './use-comparison';
import classes from './warm-sets.module.css';

/** A list of changes has a title of at most 300 characters; what cannot be seen takes several each. */
const MOST_TITLE = 200;
const NONE: readonly Difference[] = [];

interface ComparePageProps {
  connectionId: string;
  server: ServerFacts;
  capabilities: Capabilities;
  set: WarmSetSummary;
  /** Opens the plan by itself if nothing has to be decided before. */
  atOnce: boolean;
  onBack: () => void;
}

/** How a set differs from now, and what of it is brought back. */
export function ComparePage({ connectionId, server, capabilities, set, atOnce, onBack }: ComparePageProps) {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
  const [choices, setChoices] = useState(CAREFUL);
  const { comparison, progress, error, retry } = useComparison(connectionId, set.id, capabilities);
  const all = comparison?.differences ?? NONE;
  const offers = useMemo(() => offersOf(all), [all]);
  const wishes = useMemo(
    () => wishesOf(connectionId, all, choices, capabilities),
    [connectionId, all, choices, capabilities],
  );
  const title = t('warmSets.plan.title', { name: visibleText(set.name).slice(0, MOST_TITLE) });
  const isUndecided = offers.unknownWithAllFields + offers.recreated > 0;
  useEffect(() => {
    if (atOnce && wishes.length > 0 && !isUndecided) openDialog({ kind: 'bulkPlan', wishes, title });
  }, [atOnce, wishes, isUndecided, openDialog, title]);
  const because = server.readOnly
    ? t('because.readOnly')
    : wishes.length === 0
      ? t('warmSets.compare.nothing')
      : null;
  return (
    <>
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
      {error === null && comparison === null && (
        <ReadingLine
          progress={progress}
          text={t(progress === null ? 'warmSets.save.readingLists' : 'warmSets.compare.reading', {
            ...progress,
          })}
        />
      )}
      {comparison !== null && (
        <>
          <DifferenceCounts differences={all} readAt={comparison.readAt} />
          {comparison.failedLists.map(({ database }) => (
            <p key={database ?? ''} className={classes.warning}>
              {database === null
                ? t('warmSets.compare.failedDatabases')
                : t('warmSets.compare.failedDatabase', { database: visibleText(database) })}
            </p>
          ))}
          <DifferenceTable differences={all} />
          <ChoiceChecks offers={offers} choices={choices} onChange={setChoices} />
        </>
      )}
      <DialogFooter cancel={t('warmSets.back')} onCancel={onBack}>
        {comparison !== null && (
          <GuardedButton
            because={because}
            onClick={() => {
              openDialog({ kind: 'bulkPlan', wishes, title });
            }}
          >
            {t('warmSets.compare.submit', { count: wishes.length })}
          </GuardedButton>
        )}
      </DialogFooter>
    </>
  );
}
