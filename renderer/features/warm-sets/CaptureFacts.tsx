import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { visibleText } from '@renderer/ui/visible-text';
import type { Captured } from './use-capture';
import classes from './warm-sets.module.css';

/** So many names of what could not be read are written out. */
const MOST_NAMES = 8;

/** What was found in memory, what of it nobody knows, and what could not be read. */
export function CaptureFacts({ captured: { facts, failedLists } }: { captured: Captured }) {
  const t = useText();
  const database = useNavigationStore((store) => store.database) ?? '';
  const read = facts.filter(({ error, loaded }) => error === null && loaded.length > 0);
  const unread = facts.filter(({ error }) => error !== null);
  const partly = read.filter(({ others }) => others.length > 0).length;
  const unknown = read.filter(({ fields }) => fields.kind === 'unknown').length;
  const names = unread.slice(0, MOST_NAMES).map(({ collection }) => visibleText(collection));
  if (unread.length > MOST_NAMES) names.push('…');
  return (
    <div className={classes.facts}>
      <p>{t('warmSets.save.found', { collections: read.length, partly })}</p>
      {unknown > 0 && <p className={classes.quiet}>{t('warmSets.save.fieldsUnknown', { count: unknown })}</p>}
      {unread.length > 0 && (
        <p className={classes.warning}>
          {t('warmSets.save.failed', { count: unread.length, names: names.join(', ') })}
        </p>
      )}
      {failedLists.map(({ database: name }) => (
        <p key={name ?? ''} className={classes.warning}>
          {name === null
            ? t('warmSets.save.failedDatabases', { database: visibleText(database) })
            : t('warmSets.save.failedDatabase', { database: visibleText(name) })}
        </p>
      ))}
    </div>
  );
}
