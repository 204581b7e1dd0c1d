import { Alert, Button, Collapse } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import type { AppError } from '@shared/ipc/result';
import classes from './ErrorNotice.module.css';
import { useCopy } from './use-copy';
import { useErrorHint, useErrorText } from './use-error-text';
import { visibleWords } from './visible-text';

interface ErrorNoticeProps {
  error: AppError;
  /** Offered only where asking again can do no harm. */
  onRetry?: (() => void) | undefined;
  /** More buttons. */
  actions?: ReactNode;
}

/** A failure where it happened: a sentence, what to do, and the server's own words behind "Details". */
export function ErrorNotice({ error, onRetry, actions }: ErrorNoticeProps) {
  const t = useText();
  const message = useErrorText()(error);
  const hint = useErrorHint()(error);
  const [isOpen, setOpen] = useState(false);
  const { isCopied, copy } = useCopy();
  const detailsId = useId();
  const code = error.serverCode ?? error.code;
  const detail = error.detail === null ? null : visibleWords(error.detail);
  const words = [detail, t('errorNotice.code', { code })].filter((line) => line !== null);
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />} className={classes.notice}>
      <p className={classes.message}>{message}</p>
      <p className={classes.hint}>{hint}</p>
      <div className={classes.actions}>
        {onRetry !== undefined && error.retryable && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('errorNotice.retry')}
          </Button>
        )}
        {actions}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('errorNotice.details')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            copy([message, hint, ...words].join('\n'));
          }}
        >
          {t(isCopied ? 'errorNotice.copied' : 'errorNotice.copy')}
        </Button>
      </div>
      <Collapse expanded={isOpen} id={detailsId}>
        <pre className={classes.details} tabIndex={0}>
          {words.join('\n')}
        </pre>
      </Collapse>
    </Alert>
  );
}
