import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';

/** The way from a bulk among the tasks to its list. */
export function OpenBulkButton({ bulkId }: { bulkId: string }) {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => {
        openDialog({ kind: 'bulkRun', bulkId });
      }}
    >
      {t('bulk.open')}
    </Button>
  );
}
