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
  return (
    <ul className={classes.missing} aria-label={t('indexes.missing')}>
      {missing.map(({ name, type }) => (
        <li key={name} className={classes.missingLine}>
          <span className={classes.missingName}>
            <VisibleName name={name} />
            <span className={classes.quiet}>
              {type} · {t('fields.noIndex')}
            </span>
          </span>
          <ActionButton action={createIndexOn(name)} context={{ collection: subject }} />
        </li>
      ))}
    </ul>
  );
}
