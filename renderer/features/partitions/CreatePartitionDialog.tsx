import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionRef } from '@shared/domain/refs';
import { newPartitionMemory } from '@shared/policy/new-partition';
import { partitionNameProblem } from './partition-name';
import { outdatePartitions } from './outdate-partitions';
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
    mutationFn: (partition: string) => invoke('partitions.create', { ...collectionRefOf(target), partition }),
    onSuccess: onCreated,
    // After a failure as well: one whose outcome is unknown may have made it.
    onSettled: () => outdatePartitions(client, target),
  });
}

/** Asks for the name of a new partition. */
export function CreatePartitionDialog({ dialog: { target }, onClose }: CreatePartitionDialogProps) {
  const t = useText();
  const [name, setName] = useState('');
  const { name: connection, server } = useServerFacts(target.connectionId);
  const { data: list } = useQuery(partitionQueries.list(target));
  const create = useCreate(target, onClose);
  const problem = partitionNameProblem(name, list?.partitions.map((partition) => partition.name) ?? []);
  const memory = list === undefined ? 'unknown' : newPartitionMemory(list, server.capabilities);
  const collection = visibleText(target.collection);
  return (
    <DialogFrame
      title={t('createPartition.title', { name: collection })}
      where={t('load.where', { database: target.database, connection })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null && !create.isPending) create.mutate(name);
        }}
      >
        <TextInput
          data-autofocus
          label={t('createPartition.name')}
          description={t('createPartition.hint')}
          error={name === '' || problem === null ? null : t(`createPartition.${problem}`)}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Alert mt={10} color="gray">
          {t(`createPartition.memory.${memory}`, { name: collection })}
        </Alert>
        {create.error !== null && <ErrorNotice error={errorOf(create.error)} />}
        <DialogFooter cancel={t('createPartition.cancel')} onCancel={onClose}>
          <Button
            type="submit"
            loading={create.isPending}
            aria-disabled={problem !== null}
            data-disabled={problem !== null || undefined}
          >
            {t('createPartition.submit')}
          </Button>
        </DialogFooter>
      </form>
    </DialogFrame>
  );
}
