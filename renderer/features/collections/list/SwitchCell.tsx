import { collectionActions } from '@renderer/commands/collections';
import { useActionRunner } from '@renderer/commands/use-action-runner';
import { useText } from '@renderer/i18n';
import { LoadSwitch } from '@renderer/ui/LoadSwitch';
import { subjectOf, useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { switchLook } from '@renderer/ui/switch-look';
import { useRowTabIndex } from '@renderer/ui/row-focus-context';
import { visibleText } from '@renderer/ui/visible-text';

/** The switch of a row: on only if the whole collection is loaded. */
export function SwitchCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { because, run } = useActionRunner(collectionActions.toggle, {
    collection: subjectOf(useDatabase(), row),
  });
  return (
    <LoadSwitch
      label={t('collections.inMemory', { name: visibleText(row.summary.name) })}
      look={switchLook(row.state, row.tasks.running)}
      because={because}
      tabIndex={useRowTabIndex()}
      onToggle={run}
    />
  );
}
