import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import { releaseFacts } from '@renderer/features/release';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionRef } from '@shared/domain/refs';
import type { Capabilities } from '@shared/policy/capabilities';
import classes from './drop.module.css';

interface PartitionReleaseNoteProps {
  collection: CollectionRef;
  partition: string;
  capabilities: Capabilities | null;
}

/** What the release before a drop takes with it, and what the server may refuse. */
export function PartitionReleaseNote({ collection, partition, capabilities }: PartitionReleaseNoteProps) {
  const t = useText();
  const { data } = useQuery({ ...collectionQueries.memory(collection), refetchOnMount: 'always' });
  if (data === undefined) return null;
  const { isLast, mayRefuse } = releaseFacts(data, [partition], capabilities);
  const name = visibleText(collection.collection);
  return (
    <>
      {isLast && <p className={classes.note}>{t('drop.lastLoaded', { collection: name })}</p>}
      {mayRefuse && <p className={classes.note}>{t('drop.notMixed', { collection: name })}</p>}
    </>
  );
}
