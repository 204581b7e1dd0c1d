import { Button } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { ReleaseConsequences } from './ReleaseConsequences';
import { useRelease } from './use-release';

/** Width in CSS pixels. */
const WIDTH = 520;

interface ReleaseDialogProps {
  dialog: DialogOf<'release'>;
  onClose: () => void;
}

/** Asks before something is taken out of memory, and names what stops working. */
export function ReleaseDialog({ dialog: { target, partitions }, onClose }: ReleaseDialogProps) {
  const t = useText();
  const { name: connection, server } = useServerFacts(target.connectionId);
  const release = useRelease(target, partitions, onClose);
  const several = partitions !== null && partitions.length > 1;
  const name = visibleText(partitions?.[0] ?? target.collection);
  const collection = visibleText(target.collection);
  const count = partitions?.length ?? 0;
  return (
    <DialogFrame
      title={
        several ? t('release.titlePartitions', { count, name: collection }) : t('release.title', { name })
      }
      where={t('release.where', {
        database: visibleText(target.database),
        connection: visibleText(connection),
      })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      <ReleaseConsequences target={target} partitions={partitions} capabilities={server.capabilities} />
      {release.error !== null && <ErrorNotice error={errorOf(release.error)} />}
      <DialogFooter cancel={t('release.cancel')} cancelFirst onCancel={onClose}>
        <Button
          loading={release.isPending}
          onClick={() => {
            release.mutate();
          }}
        >
          {several ? t('release.submitPartitions', { count }) : t('release.submit', { name })}
        </Button>
      </DialogFooter>
    </DialogFrame>
  );
}
