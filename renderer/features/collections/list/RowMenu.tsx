import { firstWithoutIndex } from '@renderer/commands/collection-rules';
import { collectionActions } from '@renderer/commands/collections';
import { useText } from '@renderer/i18n';
import { ActionMenu } from '@renderer/ui/ActionMenu';
import { subjectOf, useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { useRowTabIndex } from '@renderer/ui/row-focus-context';
import { visibleText } from '@renderer/ui/visible-text';

const actions = [
  collectionActions.loadOptions,
  collectionActions.refreshLoad,
  collectionActions.release,
  collectionActions.releasePartitions,
  collectionActions.rename,
  collectionActions.keepDefinition,
  collectionActions.copyName,
  collectionActions.drop,
];

const withIndex = [collectionActions.createIndex, ...actions];

/** "More" of a row; first what it lacks, if it lacks an index. */
export function RowMenu({ row }: { row: CollectionRow }) {
  const t = useText();
  const subject = subjectOf(useDatabase(), row);
  return (
    <ActionMenu
      label={t('collections.more', { name: visibleText(row.summary.name) })}
      actions={firstWithoutIndex(subject) === null ? actions : withIndex}
      tabIndex={useRowTabIndex()}
      context={{ collection: subject }}
    />
  );
}
