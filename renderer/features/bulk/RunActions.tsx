import { Button } from '@mantine/core';
import { useState } from 'react';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { Bulk } from '@shared/domain/bulk';
import type { DropTarget } from '@shared/domain/drop';
import { AgainQuestion } from './AgainQuestion';
import { asksBefore } from './again-question';
import classes from './bulk.module.css';
import { ConcurrencyInput } from './ConcurrencyInput';
import type { BulkDeed, BulkDeeds } from './use-bulk-deeds';

interface RunActionsProps {
  bulk: Bulk;
  deeds: BulkDeeds;
  /** What was to be dropped and was not: it is asked about anew. */
  left: DropTarget[];
}

/** What can be done with a list that was started, as it stands now. */
export function RunActions({ bulk, deeds, left }: RunActionsProps) {
  const openDialog = useDialogStore((store) => store.openDialog);
  const t = useText();
  const { server } = useServerFacts(bulk.connectionId);
  const [asked, setAsked] = useState<'resume' | 'retry' | null>(null);
  const { state, counts } = bulk;
  const isAtWork = state === 'running' || state === 'paused';
  const why = server.readOnly ? 'because.readOnly' : server.connected ? null : 'because.notConnected';
  const button = (
    deed: BulkDeed,
    hint: string | null,
    because: string | null,
    act?: () => void,
    label = t(`bulk.${deed}`),
  ) => (
    <GuardedButton
      because={because}
      hint={hint}
      size="compact-sm"
      variant="default"
      loading={deeds.deed.isPending && deeds.deed.variables === deed}
      onClick={
        act ??
        (() => {
          deeds.deed.mutate(deed);
        })
      }
    >
      {label}
    </GuardedButton>
  );
  const writing = (deed: 'resume' | 'retry', hint: string | null) =>
    button(deed, hint, why === null ? null : t(why), () => {
      // A pause of what was agreed to a moment ago is no new question.
      const isAsked = state !== 'paused' || deed === 'retry';
      if (isAsked && asksBefore(bulk, deed, server.environment)) setAsked(deed);
      else deeds.deed.mutate(deed);
    });
  const canRetry =
    counts.failed + counts.unknown + counts.stopped > 0 && (bulk.again.loads || bulk.again.releases);
  if (asked !== null) {
    return (
      <AgainQuestion
        bulk={bulk}
        deed={asked}
        onAnswer={(isAgreed) => {
          setAsked(null);
          if (isAgreed) deeds.deed.mutate(asked);
        }}
      />
    );
  }
  return (
    <div className={classes.actions}>
      {state === 'running' && counts.waiting > 0 && button('pause', t('bulk.pause.hint'), null)}
      {(state === 'paused' || (state === 'interrupted' && !bulk.drops)) && writing('resume', null)}
      {counts.waiting > 0 && bulk.startsAt === null && button('stop', t('bulk.stop.hint'), null)}
      {bulk.startsAt !== null && button('stop', t('task.undo.hint'), null, undefined, t('task.undo'))}
      {!isAtWork && left.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            openDialog({ kind: 'drop', connectionId: bulk.connectionId, targets: left });
          }}
        >
          {t('bulk.dropRest', { count: left.length })}
        </Button>
      )}
      {!isAtWork && canRetry && writing('retry', t('bulk.retry.hint'))}
      {isAtWork && (
        <ConcurrencyInput
          value={bulk.concurrency}
          onChange={(count) => {
            deeds.concurrency.mutate(count);
          }}
        />
      )}
      <span className={classes.grow} />
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            deeds.writing.mutate(format);
          }}
        >
          {t(`bulk.export.${format}`)}
        </Button>
      ))}
    </div>
  );
}
