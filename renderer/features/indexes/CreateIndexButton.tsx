import { collectionRefOf } from '@renderer/api/keys';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';

interface CreateIndexButtonProps {
  target: CollectionRef;
  /** The vector field that has none. */
  field: string;
  /** What is loaded when the index is built; null leaves that to the person. */
  thenLoad: LoadOptions | null;
}

/** Opens the dialog that creates the missing index, in place of the dialog that it stands in. */
export function CreateIndexButton({ target, field, thenLoad }: CreateIndexButtonProps) {
  const t = useText();
  const { server } = useServerFacts(target.connectionId);
  const openDialog = useDialogStore((store) => store.openDialog);
  const whyNot = server.connected
    ? server.readOnly
      ? t('because.readOnly')
      : null
    : t('because.notConnected');
  return (
    <GuardedButton
      because={whyNot}
      size="compact-sm"
      variant="default"
      onClick={() => {
        openDialog({ kind: 'createIndex', target: collectionRefOf(target), field, thenLoad });
      }}
    >
      {t('createIndex.openOn', { field: visibleText(field) })}
    </GuardedButton>
  );
}
