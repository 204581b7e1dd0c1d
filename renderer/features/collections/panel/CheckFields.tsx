import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { CollectionRef } from '@shared/domain/refs';
import { collectionQueries } from '../queries';

interface CheckFieldsProps {
  target: CollectionRef;
  /** Why it cannot be asked now; null if it can. */
  because: string | null;
}

/** Asks the server, field by field, which are in memory; it tells by refusing what is not. */
export function CheckFields({ target, because }: CheckFieldsProps) {
  const t = useText();
  const client = useQueryClient();
  const checking = useMutation({
    mutationFn: () => invoke('collections.checkFields', collectionRefOf(target)),
    // What was found is part of the detail: it is read again wherever it is shown.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: collectionQueries.detail(target).queryKey }),
        client.invalidateQueries({ queryKey: collectionQueries.replicas(target).queryKey }),
      ]),
  });
  return (
    <>
      <GuardedButton
        because={because}
        size="compact-sm"
        variant="default"
        loading={checking.isPending}
        onClick={() => {
          checking.mutate();
        }}
      >
        {t('fields.check')}
      </GuardedButton>
      {checking.error !== null && <ErrorNotice error={errorOf(checking.error)} />}
    </>
  );
}
