import { createIndexOn } from '@renderer/commands/collections';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { ActionButton } from '@renderer/ui/ActionButton';
import { VisibleName } from '@renderer/ui/VisibleName';
import { fieldsWithoutIndex } from '@shared/policy/index-defaults';
import classes from './panel.module.css';

/** Vector fields without an index, each with the button that creates one. */
export function MissingIndexes({ subject }: { subject: CollectionSubject }) {
  const t = useText();
  const missing = subject.detail === null ? [] : fieldsWithoutIndex(subject.detail);
  if (missing.length === 0) return null;
  // What this program builds is known before the indexes are read again.
  const stateOf = (field: string): string => {
    const { running } = subject;
    if (running?.kind !== 'createIndex' || running.index?.field !== field) return t('fields.noIndex');
    const isBuilt = running.steps.some(({ kind, status }) => kind === 'buildIndex' && status === 'done');
    if (isBuilt) return t('indexes.state.finished');
    return t('indexes.underWay', { percent: Math.floor(running.progress?.percent ?? 0) });
  };
  return (
    <ul className={classes.missing} aria-label={t('indexes.missing')}>
      {missing.map(({ name, type }) => (
        <li key={name} className={classes.missingLine}>
          <span className={classes.missingName}>
            <VisibleName name={name} />
            <span className={classes.quiet}>
              {type} · {stateOf(name)}
            </span>
          </span>
          <ActionButton action={createIndexOn(name)} context={{ collection: subject }} />
        </li>
      ))}
    </ul>
  );
}
