import { Button } from '@mantine/core';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { ArchiveSummary } from '@shared/domain/archive';
import classes from './archive.module.css';
import { useArchiveChange } from './use-archive-change';

interface RemovePageProps {
  entry: ArchiveSummary;
  onBack: () => void;
}

/** Asked before a copy is removed: there may be no other. */
export function RemovePage({ entry, onBack }: RemovePageProps) {
  const t = useText();
  const removing = useArchiveChange(() => invoke('archive.remove', { entryId: entry.id }), onBack);
  return (
    <>
      <p className={classes.text}>{t('archive.remove.text')}</p>
      {removing.error !== null && <ErrorNotice error={errorOf(removing.error)} />}
      <DialogFooter cancel={t('archive.cancel')} cancelFirst onCancel={onBack}>
        <Button
          color="red"
          loading={removing.isPending}
          onClick={() => {
            removing.mutate(undefined);
          }}
        >
          {t('archive.remove.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
