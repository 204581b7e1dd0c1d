import { EmptyState, SegmentedControl } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { HeldList } from './data/read-held';
import { HeldFigures } from './HeldFigures';
import { HeldNotes } from './HeldNotes';
import { HeldSummary } from './HeldSummary';
import classes from './memory.module.css';
import { groupings } from './model/lines';
import { useHeldLines } from './use-held-lines';
import type { MemoryFacts } from './use-memory';

interface HeldPartProps {
  connectionId: string;
  connectionName: string;
  held: HeldList;
  facts: MemoryFacts;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** What is in memory: a summary, a map by size, and a table with the same figures. */
export function HeldPart({ connectionId, connectionName, held, facts, searchRef }: HeldPartProps) {
  const t = useText();
  const lines = useHeldLines(facts);
  const { all, unit, total, grouping, setGrouping } = lines;
  return (
    <>
      <div className={classes.bar}>
        <HeldSummary all={all} unit={unit} total={total} />
        {facts.bySegments && (
          <SegmentedControl
            size="xs"
            aria-label={t('memory.byLabel')}
            value={grouping}
            onChange={setGrouping}
            data={groupings.map((value) => ({ value, label: t(`memory.by.${value}`) }))}
          />
        )}
      </div>
      <HeldNotes held={held} isReading={facts.isReading} unit={unit} bySegments={facts.bySegments} />
      {facts.heldError !== null && (
        <div className={classes.part}>
          <ErrorNotice error={facts.heldError} onRetry={facts.refresh} />
        </div>
      )}
      {all.length === 0 && held.failed.length === 0 ? (
        <EmptyState
          className={classes.nothing}
          icon={<IconDatabaseOff size={36} stroke={1.2} aria-hidden />}
          title={t('memory.nothing.title')}
          description={t('memory.nothing.text', { connection: connectionName })}
          size="sm"
        />
      ) : (
        <HeldFigures
          connectionId={connectionId}
          held={held}
          facts={facts}
          lines={lines}
          searchRef={searchRef}
        />
      )}
    </>
  );
}
