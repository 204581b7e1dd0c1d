import { missingIndexes } from '@renderer/commands/collection-rules';
import { useText } from '@renderer/i18n';
import { LoadBar } from '@renderer/ui/LoadBar';
import { StateBadge } from '@renderer/ui/StateBadge';
import { useErrorText } from '@renderer/ui/use-error-text';
import type { Task } from '@shared/domain/task';
import { isAtLoad, isLoadAskedFor } from '@shared/policy/collection-state';
import { subjectOf, useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { stateWords } from '../model/state-words';
import classes from './list.module.css';
import { visibleText } from '@renderer/ui/visible-text';

const isIndexing = (running: Task | null): boolean => running?.kind === 'createIndex' && !isAtLoad(running);

/** What a row says beside its state: what is under way, why it is unknown, why it cannot be loaded. */
function useNote(row: CollectionRow): string | null {
  const t = useText();
  const errorText = useErrorText();
  const subject = subjectOf(useDatabase(), row);
  const { state } = row;
  if (isLoadAskedFor(row.tasks.running)) return t('collections.state.askedFor');
  if (row.tasks.running?.kind === 'release') return t('collections.state.releasing');
  if (isIndexing(row.tasks.running) && state.kind === 'notLoaded') return t('collections.state.indexing');
  if (row.tasks.running?.kind === 'dropCollection') return t('collections.state.dropping');
  if (state.kind === 'failed' || state.kind === 'unknown') return errorText(state.error);
  const missing = state.kind === 'notLoaded' ? missingIndexes(subject) : [];
  return missing.length === 0 ? null : t('collections.noIndexOn', { fields: missing.join(', ') });
}

/** The state of a row in words, with a bar while it loads. */
export function StateCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const note = useNote(row);
  const { id, values } = stateWords(row.state);
  const { state, summary } = row;
  const percent = state.kind === 'loading' || state.kind === 'reloading' ? Math.floor(state.percent) : null;
  return (
    <>
      <StateBadge state={state.kind} label={t(id, values)} />
      {percent !== null && (
        <LoadBar
          className={classes.bar}
          label={t('collections.loadingBar', { name: visibleText(summary.name) })}
          percent={percent}
        />
      )}
      {note !== null && (
        <span className={classes.note} title={note}>
          {note}
        </span>
      )}
    </>
  );
}
