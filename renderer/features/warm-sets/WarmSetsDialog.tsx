import { useState } from 'react';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { visibleText } from '@renderer/ui/visible-text';
import { ComparePage } from './ComparePage';
import { DeletePage } from './DeletePage';
import { ListPage } from './ListPage';
import type { WarmPage } from './page';
import { RenamePage } from './RenamePage';
import { SavePage } from './SavePage';

/** Width in CSS pixels. */
const WIDTH = 720;

interface WarmSetsDialogProps {
  dialog: DialogOf<'warmSets'>;
  onClose: () => void;
}

/** What was in memory, under names: saved, compared with now, brought back. */
export function WarmSetsDialog({ dialog: { connectionId }, onClose }: WarmSetsDialogProps) {
  const t = useText();
  const { name: connection, server } = useServerFacts(connectionId);
  const [page, setPage] = useState<WarmPage>({ kind: 'list' });
  const onBack = () => {
    setPage({ kind: 'list' });
  };
  const name = page.kind === 'list' || page.kind === 'save' ? '' : visibleText(page.set.name);
  const titles = {
    list: t('warmSets.title'),
    save: t('warmSets.save.title'),
    compare: t('warmSets.compare.title', { name }),
    rename: t('warmSets.rename.title', { name }),
    delete: t('warmSets.delete.title', { name }),
  };
  return (
    <DialogFrame
      title={titles[page.kind]}
      where={t('warmSets.where', { connection: visibleText(connection) })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {page.kind === 'list' && (
        <ListPage connectionId={connectionId} server={server} onPage={setPage} onClose={onClose} />
      )}
      {page.kind === 'save' && <SavePage connectionId={connectionId} onBack={onBack} />}
      {page.kind === 'compare' && server.capabilities !== null && (
        <ComparePage
          connectionId={connectionId}
          server={server}
          capabilities={server.capabilities}
          set={page.set}
          atOnce={page.atOnce}
          onBack={onBack}
        />
      )}
      {page.kind === 'rename' && <RenamePage connectionId={connectionId} set={page.set} onBack={onBack} />}
      {page.kind === 'delete' && <DeletePage connectionId={connectionId} set={page.set} onBack={onBack} />}
    </DialogFrame>
  );
}
