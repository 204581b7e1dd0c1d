import { permitted } from '@renderer/commands/collection-rules';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { ArchiveEntry } from '@shared/domain/archive';
import classes from './archive.module.css';
import { useWhyNotRecreate } from './use-why-not-recreate';

interface PartitionAgainProps {
  connectionId: string;
  server: ServerFacts;
  entry: ArchiveEntry;
}

/**
 * What a copy is good for that was kept before the drop of a partition: its collection stands, so that only the
 * partition is created, in that very collection by its id. Nothing for other copies.
 */
export function PartitionAgain({ connectionId, server, entry }: PartitionAgainProps) {
  const t = useText();
  const { database, collection, record } = entry.definition;
  const may = permitted(server, { action: 'createPartition', database, collection });
  const because = useWhyNotRecreate(server) ?? (may === true ? null : t(may.because, may.values));
  const { partition } = entry;
  if (partition === null) return null;
  const values = { partition: visibleText(partition), collection: visibleText(collection) };
  return (
    <div className={classes.again}>
      <p className={classes.quiet}>{t('archive.partition.about', values)}</p>
      <GuardedButton
        because={because}
        size="xs"
        variant="default"
        onClick={() => {
          const target = { connectionId, database, collection, collectionId: record.collectionId };
          useDialogStore.getState().openDialog({ kind: 'createPartition', target, name: partition });
        }}
      >
        {t('archive.partition.create')}
      </GuardedButton>
    </div>
  );
}
