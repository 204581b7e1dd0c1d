import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import { useFormats, useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { FactList } from '@renderer/ui/FactList';
import { StepList } from '@renderer/ui/StepList';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionRef } from '@shared/domain/refs';
import type { Capabilities } from '@shared/policy/capabilities';
import { releaseFacts } from './release-question';

interface ReleaseConsequencesProps {
  target: CollectionRef;
  /** Null for the whole collection. */
  partitions: string[] | null;
  capabilities: Capabilities | null;
}

/** What stops working, and what the server may refuse. Read afresh; the release does not wait for it. */
export function ReleaseConsequences({ target, partitions, capabilities }: ReleaseConsequencesProps) {
  const t = useText();
  const { integer } = useFormats();
  const openDialog = useDialogStore((store) => store.openDialog);
  const detail = useQuery({ ...collectionQueries.detail(target), refetchOnMount: 'always' });
  const memory = useQuery({ ...collectionQueries.memory(target), refetchOnMount: 'always' });
  const facts = releaseFacts(memory.data ?? null, partitions, capabilities);
  const name = visibleText(target.collection);
  const aliases = detail.data?.aliases ?? [];
  const whole = partitions === null || facts.isLast;
  const lines =
    partitions === null
      ? [t('release.collection', { name })]
      : [t('release.partitions', { names: partitions.map(visibleText).join(', ') })];
  if (facts.isLast) lines.push(t('release.last', { name }));
  if (whole && aliases.length > 0)
    lines.push(t('release.aliases', { count: aliases.length, aliases: aliases.map(visibleText).join(', ') }));
  if (whole && detail.error !== null) lines.push(t('release.aliasesUnread'));
  if (facts.isLoading) lines.push(t('release.loading'));
  const rows = detail.data?.rowCount ?? null;
  const unknown = t('overview.unknown');
  return (
    <>
      <FactList
        facts={[
          [t('release.rows'), rows === null ? unknown : t('overview.rowsValue', { count: integer(rows) })],
          [
            t('release.partitionsInMemory'),
            facts.inMemory === null ? unknown : t('release.partitionsValue', facts.inMemory),
          ],
        ]}
      />
      <StepList title={t('release.what')} steps={lines} ordered={false} />
      {facts.mayRefuse && memory.isFetchedAfterMount && (
        <Alert color="orange" mt={10}>
          {t('release.notMixed', { name })}
          <div>
            <Button
              mt={8}
              size="xs"
              variant="default"
              onClick={() => {
                openDialog({ kind: 'release', target, partitions: null });
              }}
            >
              {t('release.whole', { name })}
            </Button>
          </div>
        </Alert>
      )}
    </>
  );
}
