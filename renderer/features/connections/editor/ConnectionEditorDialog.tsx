import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { connectionQueries } from '../queries';
import { DiscardQuestion } from './DiscardQuestion';
import { EditorFields } from './EditorFields';
import classes from './editor.module.css';

interface ConnectionEditorDialogProps {
  dialog: DialogOf<'connectionEditor'>;
  onClose: () => void;
}

/** The editor of a connection. What was typed is thrown away only when asked. */
export function ConnectionEditorDialog({ dialog, onClose }: ConnectionEditorDialogProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(connectionQueries.list);
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const saved = data?.connections.find(({ id }) => id === dialog.id) ?? null;
  const leave = () => {
    if (isDirty) setAsking(true);
    else onClose();
  };
  return (
    <Modal
      opened
      onClose={leave}
      closeOnClickOutside={false}
      size={620}
      title={
        saved === null ? t('editor.title.add') : t('editor.title.edit', { name: visibleText(saved.name) })
      }
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      {isAsking && (
        <DiscardQuestion
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      )}
      {data !== undefined && (
        <EditorFields
          saved={saved}
          storage={data.secretStorage}
          onDirty={setDirty}
          onCancel={leave}
          onSaved={onClose}
        />
      )}
    </Modal>
  );
}
