import { Button, Loader } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { choiceOf } from './load-choice';
import { LoadSummary } from './LoadSummary';
import { planLoad } from '@shared/policy/load-question';
import { submitText } from './submit-text';
import { useLoad } from './use-load';
import { useLoadFacts } from './use-load-facts';

/** Width in CSS pixels. */
const WIDTH = 520;

interface ConfirmLoadDialogProps {
  dialog: DialogOf<'confirmLoad'>;
  onClose: () => void;
}

/** The summary that production wants before a load. */
export function ConfirmLoadDialog({ dialog: { target, options }, onClose }: ConfirmLoadDialogProps) {
  const t = useText();
  const { connectionName, server, facts, error, retry } = useLoadFacts(target);
  const load = useLoad(target, onClose);
  const name = visibleText(target.collection);
  const plan = facts === null ? null : planLoad(facts, choiceOf(facts.detail, options));
  const missing = plan?.missingIndexes ?? [];
  return (
    <DialogFrame
      title={t('load.title', { name })}
      where={t('load.where', { database: target.database, connection: connectionName })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
      {error === null && plan === null && (
        <Loader size="sm" role="status" aria-label={t('load.reading', { name })} />
      )}
      {facts !== null && plan !== null && (
        <LoadSummary collection={target.collection} facts={facts} plan={plan} />
      )}
      {load.error !== null && <ErrorNotice error={errorOf(load.error)} />}
      <DialogFooter cancel={t('load.cancel')} cancelFirst onCancel={onClose}>
        {plan !== null && (
          <Button
            loading={load.isPending}
            aria-disabled={missing.length > 0}
            data-disabled={missing.length > 0 || undefined}
            onClick={() => {
              if (missing.length === 0) load.mutate(plan.options);
            }}
          >
            {t(submitText(plan).id, submitText(plan).values)}
          </Button>
        )}
      </DialogFooter>
    </DialogFrame>
  );
}
