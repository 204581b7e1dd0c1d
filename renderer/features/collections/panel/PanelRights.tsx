import { useText } from '@renderer/i18n';
import { RefusedNote } from '@renderer/ui/RefusedNote';
import type { CollectionRef } from '@shared/domain/refs';
import { useDatabase } from '../database-context';
import classes from './panel.module.css';

/** That something of the panel is greyed because the server refused it, and the way to have it offered again. */
export function PanelRights({ target }: { target: CollectionRef }) {
  const t = useText();
  const { refusals = [] } = useDatabase().server;
  // A refusal to drop an alias names no collection.
  const count = refusals.filter(
    ({ action, database, collection }) =>
      database === target.database && (collection === target.collection || action === 'dropAlias'),
  ).length;
  return (
    <div className={classes.rights}>
      <RefusedNote
        connectionId={target.connectionId}
        refused={count === 0 ? null : t('rights.refusedHere', { count })}
      />
    </div>
  );
}
