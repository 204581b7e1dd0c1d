import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { visibleText } from '@renderer/ui/visible-text';
import { DetailPage } from './DetailPage';
import { ListPage } from './ListPage';
import type { ArchivePageShown } from './page';
import { archiveQueries } from './queries';
import { RecreatePage } from './RecreatePage';
import { RemovePage } from './RemovePage';

/** Width in CSS pixels. */
const WIDTH = 760;

interface ArchiveDialogProps {
  dialog: DialogOf<'archive'>;
  onClose: () => void;
}

/** Definitions that were kept: looked at, made into collections again, taken out and in. */
export function ArchiveDialog({ dialog: { connectionId, entryId }, onClose }: ArchiveDialogProps) {
  const t = useText();
  const { name: connection, server } = useServerFacts(connectionId);
  const [page, setPage] = useState<ArchivePageShown>(
    entryId === null ? { kind: 'list' } : { kind: 'detail', entryId },
  );
  const onBack = () => {
    setPage({ kind: 'list' });
  };
  const shownId = page.kind === 'detail' || page.kind === 'recreate' ? page.entryId : null;
  const { data: entry } = useQuery({ ...archiveQueries.entry(shownId ?? ''), enabled: shownId !== null });
  const collection = page.kind === 'remove' ? page.entry.collection : entry?.definition.collection;
  const name = visibleText(collection ?? '');
  const titles = {
    list: t('archive.title'),
    detail: t('archive.detail.title', { name }),
    recreate: t('archive.recreate.title', { name }),
    remove: t('archive.remove.title', { name }),
  };
  return (
    <DialogFrame
      title={titles[page.kind]}
      where={t('archive.where', { connection: visibleText(connection) })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {page.kind === 'list' && <ListPage server={server} onPage={setPage} onClose={onClose} />}
      {page.kind === 'detail' && (
        <DetailPage
          connectionId={connectionId}
          server={server}
          entryId={page.entryId}
          onBack={onBack}
          onPage={setPage}
        />
      )}
      {page.kind === 'recreate' && (
        <RecreatePage
          connectionId={connectionId}
          connection={connection}
          server={server}
          entryId={page.entryId}
          onBack={onBack}
          onDone={onClose}
        />
      )}
      {page.kind === 'remove' && <RemovePage entry={page.entry} onBack={onBack} />}
    </DialogFrame>
  );
}
