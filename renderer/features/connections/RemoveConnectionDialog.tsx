import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { connectionQueries } from './queries';
import { useConnections } from './use-connections';

interface RemoveConnectionDialogProps {
  dialog: DialogOf<'removeConnection'>;
  /** How many tasks work over it now. */
  runningTasks: number;
  onClose: () => void;
}

/** Asked before a connection is taken off the list. */
export function RemoveConnectionDialog({ dialog, runningTasks, onClose }: RemoveConnectionDialogProps) {
  const t = useText();
  const client = useQueryClient();
  const connection = useConnections().find(({ id }) => id === dialog.id);
  const name = visibleText(connection?.name ?? dialog.id);
  const removing = useMutation({
    mutationFn: () => invoke('connections.remove', { connectionId: dialog.id }),
    onSuccess: async () => {
      await client.invalidateQueries(connectionQueries.list);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('remove.title', { name })}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <p>{t('remove.text')}</p>
      {runningTasks > 0 && <p>{t('remove.tasks', { count: runningTasks })}</p>}
      {removing.error !== null && <ErrorNotice error={errorOf(removing.error)} />}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('remove.cancel')}
        </Button>
        <Button
          color="red"
          loading={removing.isPending}
          onClick={() => {
            removing.mutate();
          }}
        >
          {t('remove.submit', { name })}
        </Button>
      </Group>
    </Modal>
  );
}
