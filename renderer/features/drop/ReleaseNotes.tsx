import { Fragment } from 'react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropItem } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { partitionReleases } from '@shared/policy/drop-list';
import classes from './drop.module.css';

interface ReleaseNotesProps {
  items: readonly DropItem[];
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
}

/** What the releases before drops of partitions take with them, and what the server may refuse. */
export function ReleaseNotes({ items, capabilities }: ReleaseNotesProps) {
  const t = useText();
  return partitionReleases(items, capabilities).map(({ of, isLast, mayRefuse }) => {
    const collection = visibleText(of.collection);
    return (
      <Fragment key={JSON.stringify([of.database, of.collection])}>
        {isLast && <p className={classes.note}>{t('drop.lastLoaded', { collection })}</p>}
        {mayRefuse && <p className={classes.note}>{t('drop.notMixed', { collection })}</p>}
      </Fragment>
    );
  });
}
