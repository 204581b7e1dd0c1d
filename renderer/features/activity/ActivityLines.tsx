import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@renderer/i18n';
import classes from './activity.module.css';
import { ActivityTable } from './ActivityTable';
import { LineDetails } from './LineDetails';
import type { ActivityLine } from './queries';
import type { ActivityFacts } from './use-activity';

interface ActivityLinesProps {
  facts: ActivityFacts;
  isFiltered: boolean;
}

/** The lines that fit and, below them, the one that is open; in their place, that there are none. */
export function ActivityLines({ facts, isFiltered }: ActivityLinesProps) {
  const t = useText();
  const [opened, setOpened] = useState<ActivityLine | null>(null);
  const { total } = facts;
  if (total === undefined) {
    return <Loader size="sm" role="status" aria-label={t('activity.reading')} className={classes.waiting} />;
  }
  if (total === 0 && !isFiltered) {
    return (
      <div className={classes.nothing}>
        <h2 className={classes.nothingTitle}>{t('activity.nothing.title')}</h2>
        <p className={classes.quiet}>{t('activity.nothing.text')}</p>
      </div>
    );
  }
  // It may have ended since it was opened, and others have come before it.
  const near = Array.from({ length: Math.min(total, 200) }, (_, index) => facts.lineAt(index));
  const fresh = opened === null ? null : (near.find((line) => line?.seq === opened.seq) ?? opened);
  return (
    <>
      {isFiltered && (
        <p className={classes.count} role="status">
          {t('activity.count', { count: total })}
        </p>
      )}
      {total > 0 && (
        <ActivityTable facts={facts} total={total} openSeq={opened?.seq ?? null} onOpen={setOpened} />
      )}
      {fresh !== null && (
        <LineDetails
          line={fresh}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}
