import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { collectionRefOf } from '@renderer/api/keys';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { FactList } from '@renderer/ui/FactList';
import { NameInput } from '@renderer/ui/NameInput';
import { shownNames } from '@renderer/ui/shown-names';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import { nameProblem } from '@shared/policy/name-rules';
import { NameDialog } from './NameDialog';
import classes from './names.module.css';
import { useFreshDetail } from './use-fresh-detail';
import { AGREED, useStart } from './use-start';

interface RenameCollectionDialogProps {
  dialog: DialogOf<'renameCollection'>;
  onClose: () => void;
}

/** Asks for the new name of a collection, and says what else it means. */
export function RenameCollectionDialog({ dialog, onClose }: RenameCollectionDialogProps) {
  const t = useText();
  const { target } = dialog;
  const [name, setName] = useState(dialog.name);
  const { name: connection, server } = useServerFacts(target.connectionId);
  const detail = useFreshDetail(target);
  const { data: list } = useQuery({ ...collectionQueries.list(target), enabled: false });
  const rename = useStart('collections.rename', onClose);
  const aliases = detail?.aliases ?? [];
  const isTaken = aliases.includes(name) || list?.collections.some((each) => each.name === name) === true;
  const clash = name === target.collection ? 'same' : isTaken ? 'taken' : null;
  const old = visibleText(target.collection);
  // It has no users.
  const isLite = target.collectionId === null;
  const keepsMemory = server.capabilities?.renameKeepsMemory.supported !== false;
  const told = (): string => {
    if (detail === undefined) return '…';
    if (detail === null) return t('rename.aliasesUnread');
    return aliases.length === 0 ? t('rename.aliasesNone') : shownNames(aliases);
  };
  return (
    <NameDialog
      title={t('rename.title', { name: old })}
      where={t('load.where', {
        database: visibleText(target.database),
        connection: visibleText(connection),
      })}
      environment={server.environment}
      steps={[
        t('rename.step.check'),
        t(keepsMemory ? 'rename.step.rename' : 'rename.step.renameOnly'),
        t(target.collectionId === null ? 'rename.step.verifyLite' : 'rename.step.verify'),
      ]}
      notes={
        <>
          <p className={classes.warning}>{t('rename.breaks', { name: old })}</p>
          {!keepsMemory && <p className={classes.warning}>{t('rename.leavesMemory')}</p>}
          {aliases.length > 0 && (
            <p className={classes.note}>
              {t('rename.aliasesStay', { count: aliases.length, names: shownNames(aliases) })}
            </p>
          )}
          {!isLite && <p className={classes.warning}>{t('rename.rights', { name: old })}</p>}
          <p className={classes.note}>{t('rename.saved')}</p>
        </>
      }
      submit={t('rename.submit')}
      isReady={nameProblem('collection', name) === null && clash === null}
      sending={rename}
      onSubmit={() => {
        rename.mutate({ ...collectionRefOf(target), name, confirmation: AGREED });
      }}
      onClose={onClose}
    >
      <FactList
        facts={[
          [t('rename.now'), <VisibleName key="name" name={target.collection} wrap />],
          [t('rename.id'), target.collectionId ?? t('rename.noId')],
          [t('rename.aliases'), <VisibleSentence key="aliases" text={told()} wrap />],
        ]}
      />
      <NameInput thing="collection" label={t('rename.name')} value={name} clash={clash} onChange={setName} />
    </NameDialog>
  );
}
