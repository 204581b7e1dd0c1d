import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { visibleText } from '@renderer/ui/visible-text';

/** Width in CSS pixels. */
const WIDTH = 520;

interface DropAliasDialogProps {
  dialog: DialogOf<'dropAlias'>;
  onClose: () => void;
}

/** Asks for an alias by its name, for one that no list shows. The question before its drop says where it leads. */
export function DropAliasDialog({ dialog: { ref }, onClose }: DropAliasDialogProps) {
  const t = useText();
  const [alias, setAlias] = useState('');
  const openDialog = useDialogStore((store) => store.openDialog);
  const { name: connection, server } = useServerFacts(ref.connectionId);
  return (
    <DialogFrame
      title={t('drop.aliasByName.title')}
      where={t('load.where', { database: visibleText(ref.database), connection })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (alias === '') return;
          // Without a name of what it points to: nothing was shown.
          const target = { ...ref, collection: '', collectionId: null };
          openDialog({ kind: 'dropName', target: { kind: 'alias', ref: target, alias } });
        }}
      >
        <TextInput
          data-autofocus
          label={t('drop.alias')}
          description={t('drop.aliasByName.hint')}
          autoComplete="off"
          spellCheck={false}
          value={alias}
          onChange={(event) => {
            setAlias(event.currentTarget.value);
          }}
        />
        <DialogFooter cancel={t('drop.cancel')} onCancel={onClose}>
          <Button type="submit" aria-disabled={alias === ''} data-disabled={alias === '' || undefined}>
            {t('drop.aliasByName.submit')}
          </Button>
        </DialogFooter>
      </form>
    </DialogFrame>
  );
}
