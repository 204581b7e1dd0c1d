import { collectionActions } from '@renderer/commands/collections';
import { useText } from '@renderer/i18n';
import { ActionMenu } from '@renderer/ui/ActionMenu';
import { subjectOf, useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { useRowTabIndex } from '@renderer/ui/row-focus-context';

const actions = [
  collectionActions.loadOptions,
  collectionActions.refreshLoad,
  collectionActions.release,
  collectionActions.drop,
  collectionActions.copyName,
];

/** "More" of a row. */
export function RowMenu({ row }: { row: CollectionRow }) {
  const t = useText();
  return (
    <ActionMenu
      label={t('collections.more', { name: row.summary.name })}
      actions={actions}
      tabIndex={useRowTabIndex()}
      context={{ collection: subjectOf(useDatabase(), row) }}
    />
  );
}
