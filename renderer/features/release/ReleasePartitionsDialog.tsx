import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { PartitionChecks } from '@renderer/ui/PartitionChecks';
import { visibleText } from '@renderer/ui/visible-text';
import { partitionsInMemory } from '@shared/policy/load-rules';
import { ReleaseConsequences } from './ReleaseConsequences';
import { useRelease } from './use-release';

/** Width in CSS pixels. */
const WIDTH = 520;

interface ReleasePartitionsDialogProps {
  dialog: DialogOf<'releasePartitions'>;
  onClose: () => void;
}

/** Chooses which partitions are taken out of memory, among those that are in it, and names what stops working. */
export function ReleasePartitionsDialog({ dialog: { target }, onClose }: ReleasePartitionsDialogProps) {
  const t = useText();
  const { name: connection, server } = useServerFacts(target.connectionId);
  const memory = useQuery({ ...collectionQueries.memory(target), refetchOnMount: 'always' });
  const [wanted, setWanted] = useState<string[]>([]);
  const names = partitionsInMemory(memory.data ?? null);
  const chosen = wanted.filter((name) => names.includes(name));
  const release = useRelease(target, chosen, onClose);
  const cannot = chosen.length === 0;
  return (
    <DialogFrame
      title={t('release.choose', { name: visibleText(target.collection) })}
      where={t('release.where', {
        database: visibleText(target.database),
        connection: visibleText(connection),
      })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {memory.error !== null && (
        <ErrorNotice error={errorOf(memory.error)} onRetry={() => void memory.refetch()} />
      )}
      <PartitionChecks names={names} chosen={chosen} onChange={setWanted} />
      {!cannot && (
        <ReleaseConsequences target={target} partitions={chosen} capabilities={server.capabilities} />
      )}
      {release.error !== null && <ErrorNotice error={errorOf(release.error)} />}
      <DialogFooter cancel={t('release.cancel')} cancelFirst onCancel={onClose}>
        <Button
          loading={release.isPending}
          aria-disabled={cannot}
          data-disabled={cannot || undefined}
          onClick={() => {
            if (!cannot) release.mutate();
          }}
        >
          {t('release.submitPartitions', { count: chosen.length })}
        </Button>
      </DialogFooter>
    </DialogFrame>
  );
}
