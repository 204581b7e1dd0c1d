import { Alert, Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Bulk } from '@shared/domain/bulk';
import classes from './bulk.module.css';

interface AgainQuestionProps {
  bulk: Bulk;
  deed: 'resume' | 'retry';
  onAnswer: (isAgreed: boolean) => void;
}

/** Asks before a list goes on, where the environment wants it. */
export function AgainQuestion({ bulk, deed, onAnswer }: AgainQuestionProps) {
  const t = useText();
  const connection = visibleText(bulk.connectionName);
  const does = deed === 'resume' ? bulk.rest : bulk.again;
  return (
    <Alert color="orange" icon={<IconInfoCircle aria-hidden />} className={classes.alert} role="alert">
      {does.releases ? t('bulk.ask.release', { connection }) : t('bulk.ask.load', { connection })}
      <div className={classes.answers}>
        <Button
          size="compact-sm"
          variant="default"
          autoFocus
          onClick={() => {
            onAnswer(false);
          }}
        >
          {t('bulk.cancel')}
        </Button>
        <Button
          size="compact-sm"
          onClick={() => {
            onAnswer(true);
          }}
        >
          {t(`bulk.ask.${deed}`, { connection })}
        </Button>
      </div>
    </Alert>
  );
}
