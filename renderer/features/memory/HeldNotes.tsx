import { Progress } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { isPartial } from './data/read-held';
import type { HeldList } from './data/read-held';
import classes from './memory.module.css';
import { refusalOf } from './model/refusal';
import type { SizeUnit } from './model/size';

interface HeldNotesProps {
  held: HeldList;
  isReading: boolean;
  unit: SizeUnit;
  bySegments: boolean;
}

/** What sizes mean here, how far reading is, and what could not be read. */
export function HeldNotes({ held, isReading, unit, bySegments }: HeldNotesProps) {
  const t = useText();
  const database = useNavigationStore((store) => store.database) ?? '';
  const { collections, done, failed } = held;
  const count = collections.length;
  const unread = collections.filter(({ error }) => error !== null).length;
  const meaning = bySegments
    ? unit === 'bytes'
      ? 'memory.byBytes'
      : 'memory.byRows'
    : 'memory.byStatistics';
  const isOnItsWay = isReading && isPartial(held);
  return (
    <div className={classes.notes}>
      <span role="status">{t(isOnItsWay ? 'memory.readingLists' : meaning)}</span>
      {isOnItsWay && (
        <>
          {/* Numbers that change all the time are for the eye; the bar tells the others. */}
          <span aria-hidden>{t('memory.reading', { done, count })}</span>
          <Progress.Root size={4} className={classes.progress}>
            <Progress.Section value={(done / count) * 100} aria-label={t('memory.readingLists')} />
          </Progress.Root>
        </>
      )}
      {unread > 0 && refusalOf(held) === null && (
        <span className={classes.warning}>{t('memory.failedSome', { count: unread })}</span>
      )}
      {failed.map(({ database: name, error }) => (
        <div key={name ?? ''} className={classes.failed}>
          <p className={classes.warning}>
            {name === null
              ? t('memory.failedDatabases', { database: visibleText(database) })
              : t('memory.failedDatabase', { database: visibleText(name) })}
          </p>
          <ErrorNotice error={error} />
        </div>
      ))}
    </div>
  );
}
