import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { useConnectionStatus, useServerFacts } from '@renderer/features/connections';
import { noteOwnPartition } from '@renderer/features/others';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { NameInput } from '@renderer/ui/NameInput';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionRef } from '@shared/domain/refs';
import { mostPartitions, nameProblem } from '@shared/policy/name-rules';
import { newPartitionMemory } from '@shared/policy/new-partition';
import { outdatePartitions } from './outdate-partitions';
import classes from './partitions.module.css';
import { partitionQueries } from './queries';

/** Width in CSS pixels. */
const WIDTH = 460;

interface CreatePartitionDialogProps {
  dialog: DialogOf<'createPartition'>;
  onClose: () => void;
}

/** Creates the partition and reads again what has one partition more now, or may have. */
function useCreate(target: CollectionRef, onCreated: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (partition: string) => {
      const ended = noteOwnPartition(client, target, partition);
      try {
        return await invoke('partitions.create', { ...collectionRefOf(target), partition });
      } finally {
        ended();
      }
    },
    onSuccess: onCreated,
    // After a failure as well: one whose outcome is unknown may have made it.
    onSettled: () => outdatePartitions(client, target),
  });
}

/** How many partitions a collection takes on this server unless it is set otherwise; null where nobody says. */
function useMostPartitions(connectionId: string): number | null {
  const status = useConnectionStatus(connectionId);
  return status.kind === 'connected' ? mostPartitions(status.server) : null;
}

/** Asks for the name of a new partition. */
export function CreatePartitionDialog({
  dialog: { target, name: given = '' },
  onClose,
}: CreatePartitionDialogProps) {
  const t = useText();
  const [name, setName] = useState(given);
  const { name: connection, server } = useServerFacts(target.connectionId);
  const { data: list } = useQuery(partitionQueries.list(target));
  const create = useCreate(target, onClose);
  const isTaken = list?.partitions.some((partition) => partition.name === name) === true;
  const isReady = nameProblem('partition', name) === null && !isTaken;
  const limit = useMostPartitions(target.connectionId);
  const memory = list === undefined ? 'unknown' : newPartitionMemory(list, server.capabilities);
  const collection = visibleText(target.collection);
  return (
    <DialogFrame
      title={t('createPartition.title', { name: collection })}
      where={t('load.where', {
        database: visibleText(target.database),
        connection: visibleText(connection),
      })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !create.isPending) create.mutate(name);
        }}
      >
        <NameInput
          thing="partition"
          label={t('createPartition.name')}
          hint={t('createPartition.hint')}
          value={name}
          clash={isTaken ? 'taken' : null}
          onChange={setName}
        />
        <Alert mt={10} color="gray">
          {t(`createPartition.memory.${memory}`, { name: collection })}
        </Alert>
        {list !== undefined && limit !== null && (
          <p className={classes.limit}>
            {t('createPartition.limit', { count: list.partitions.length, most: limit })}
          </p>
        )}
        {create.error !== null && <ErrorNotice error={errorOf(create.error)} />}
        <DialogFooter cancel={t('createPartition.cancel')} onCancel={onClose}>
          <Button
            type="submit"
            loading={create.isPending}
            aria-disabled={!isReady}
            data-disabled={!isReady || undefined}
          >
            {t('createPartition.submit')}
          </Button>
        </DialogFooter>
      </form>
    </DialogFrame>
  );
}
