import { Alert, Loader } from '@mantine/core';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { fieldsWithoutIndex, indexOffers } from '@shared/policy/index-defaults';
import { CreateIndexForm } from './CreateIndexForm';
import { useIndexFacts } from './use-index-facts';

/** Width in CSS pixels: choice and plan side by side. */
const WIDTH = 720;

interface CreateIndexDialogProps {
  dialog: DialogOf<'createIndex'>;
  onClose: () => void;
}

/** Creates the index that a vector field lacks, and loads afterwards if that is wanted. */
export function CreateIndexDialog({ dialog, onClose }: CreateIndexDialogProps) {
  const t = useText();
  const { target, thenLoad } = dialog;
  const [chosen, setChosen] = useState(dialog.field);
  const { connectionName, environment, facts, error, retry } = useIndexFacts(target);
  const name = visibleText(target.collection);
  const fields = facts === null ? [] : fieldsWithoutIndex(facts.detail);
  const field = fields.find((each) => each.name === chosen);
  const offers = facts === null || field === undefined ? [] : indexOffers(field, facts.server);
  const [first] = offers;
  // Milvus takes no second index on a field, and says nothing of types that came after this program.
  const cannot = field === undefined ? 'createIndex.hasOne' : 'createIndex.noneKnown';
  return (
    <DialogFrame
      title={t('createIndex.title', { name })}
      where={t('load.where', {
        database: visibleText(target.database),
        connection: visibleText(connectionName),
      })}
      environment={environment}
      size={WIDTH}
      onClose={onClose}
    >
      {facts !== null && field !== undefined && first !== undefined ? (
        <CreateIndexForm
          key={field.name}
          {...{ target, facts, fields, field, offers, first, thenLoad, onClose }}
          onField={setChosen}
        />
      ) : (
        <>
          {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
          {error === null && facts === null && (
            <Loader size="sm" role="status" aria-label={t('load.reading', { name })} />
          )}
          {facts?.detail.indexes === null && facts.detail.indexError !== null && (
            <ErrorNotice error={facts.detail.indexError} onRetry={() => void retry()} />
          )}
          {facts?.detail.indexes != null && (
            <Alert>{t(cannot, { field: visibleText(chosen), type: field?.type ?? '' })}</Alert>
          )}
          <DialogFooter cancel={t('createIndex.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      )}
    </DialogFrame>
  );
}
