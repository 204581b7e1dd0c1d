import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { WarmSetSummary } from '@shared/domain/warm-set';
import { warmSetNameSchema } from '@shared/domain/warm-set';
import { NameInput } from './NameInput';
import { useSetChange } from './use-set-change';

interface RenamePageProps {
  connectionId: string;
  set: WarmSetSummary;
  onBack: () => void;
}

/** Gives a set another name. */
export function RenamePage({ connectionId, set, onBack }: RenamePageProps) {
  const t = useText();
  const [name, setName] = useState(set.name);
  const renaming = useSetChange(
    connectionId,
    () => invoke('warmSets.rename', { connectionId, setId: set.id, name: name.trim() }),
    onBack,
  );
  const isName = warmSetNameSchema.safeParse(name).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isName) renaming.mutate(undefined);
      }}
    >
      <NameInput value={name} onChange={setName} />
      {renaming.error !== null && <ErrorNotice error={errorOf(renaming.error)} />}
      <DialogFooter cancel={t('warmSets.cancel')} onCancel={onBack}>
        <Button
          type="submit"
          loading={renaming.isPending}
          aria-disabled={!isName}
          data-disabled={!isName || undefined}
        >
          {t('warmSets.rename.submit')}
        </Button>
      </DialogFooter>
    </form>
  );
}
