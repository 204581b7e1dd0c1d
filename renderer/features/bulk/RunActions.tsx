import { Button } from '@mantine/core';
import { useState } from 'react';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { Because } from '@renderer/ui/Because';
import type { Bulk } from '@shared/domain/bulk';
import { AgainQuestion } from './AgainQuestion';
import { asksBefore } from './again-question';
import classes from './bulk.module.css';
import { ConcurrencyInput } from './ConcurrencyInput';
import type { BulkDeed, BulkDeeds } from './use-bulk-deeds';

interface RunActionsProps {
  bulk: Bulk;
  deeds: BulkDeeds;
}

/** What can be done with a list that was started, as it stands now. */
export function RunActions({ bulk, deeds }: RunActionsProps) {
  const t = useText();
  const { server } = useServerFacts(bulk.connectionId);
  const [asked, setAsked] = useState<'resume' | 'retry' | null>(null);
  const { state, counts } = bulk;
  const isAtWork = state === 'running' || state === 'paused';
  const why = server.readOnly ? 'because.readOnly' : server.connected ? null : 'because.notConnected';
  const button = (deed: BulkDeed, hint: string | null, because: string | null, act?: () => void) => (
    <Because because={because ?? hint}>
      <Button
        size="compact-sm"
        variant="default"
        loading={deeds.deed.isPending && deeds.deed.variables === deed}
        aria-disabled={because !== null}
        data-disabled={because !== null || undefined}
        onClick={() => {
          if (because === null) (act ?? (() => deeds.deed.mutate(deed)))();
        }}
      >
        {t(`bulk.${deed}`)}
      </Button>
    </Because>
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
      {(state === 'paused' || state === 'interrupted') && writing('resume', null)}
      {counts.waiting > 0 && button('stop', t('bulk.stop.hint'), null)}
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
