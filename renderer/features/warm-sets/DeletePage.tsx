import { Button } from '@mantine/core';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { WarmSetSummary } from '@shared/domain/warm-set';
import { useSetChange } from './use-set-change';
import classes from './warm-sets.module.css';

interface DeletePageProps {
  connectionId: string;
  set: WarmSetSummary;
  onBack: () => void;
}

/** Asked before a set is deleted. */
export function DeletePage({ connectionId, set, onBack }: DeletePageProps) {
  const t = useText();
  const deleting = useSetChange(
    connectionId,
    () => invoke('warmSets.remove', { connectionId, setId: set.id }),
    onBack,
  );
  return (
    <>
      <p className={classes.text}>{t('warmSets.delete.text')}</p>
      {deleting.error !== null && <ErrorNotice error={errorOf(deleting.error)} />}
      <DialogFooter cancel={t('warmSets.cancel')} cancelFirst onCancel={onBack}>
        <Button
          color="red"
          loading={deleting.isPending}
          onClick={() => {
            deleting.mutate(undefined);
          }}
        >
          {t('warmSets.delete.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
