import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useFormats, useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { warmSetNameSchema } from '@shared/domain/warm-set';
import { CaptureFacts } from './CaptureFacts';
import { NameInput } from './NameInput';
import { ReadingLine } from './ReadingLine';
import { useCapture } from './use-capture';
import { useSetChange } from './use-set-change';

interface SavePageProps {
  connectionId: string;
  onBack: () => void;
}

/** Reads what is in memory, says what was found, and keeps it under a name. */
export function SavePage({ connectionId, onBack }: SavePageProps) {
  const t = useText();
  const { time } = useFormats();
  const [{ captureId, openedAt }] = useState(() => ({
    captureId: crypto.randomUUID(),
    openedAt: Date.now(),
  }));
  const [name, setName] = useState(() => time(openedAt));
  const { captured, progress, error, retry } = useCapture(connectionId, captureId);
  const saving = useSetChange(
    connectionId,
    () => invoke('warmSets.save', { connectionId, captureId, name: name.trim() }),
    onBack,
  );
  const isSomething =
    captured?.facts.some(({ error: why, loaded }) => why === null && loaded.length > 0) === true;
  const canSave = isSomething && warmSetNameSchema.safeParse(name).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) saving.mutate(undefined);
      }}
    >
      <NameInput value={name} onChange={setName} />
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
      {error === null && captured === null && (
        <ReadingLine
          progress={progress}
          text={t(progress === null ? 'warmSets.save.readingLists' : 'warmSets.save.reading', {
            ...progress,
          })}
        />
      )}
      {captured !== null && <CaptureFacts captured={captured} />}
      {saving.error !== null && <ErrorNotice error={errorOf(saving.error)} />}
      <DialogFooter cancel={t('warmSets.back')} onCancel={onBack}>
        <Button
          type="submit"
          loading={saving.isPending}
          aria-disabled={!canSave}
          data-disabled={!canSave || undefined}
        >
          {t('warmSets.save.submit')}
        </Button>
      </DialogFooter>
    </form>
  );
}
