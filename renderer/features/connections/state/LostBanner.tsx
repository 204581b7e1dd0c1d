import { Button, Collapse } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { AppError } from '@shared/ipc/result';
import classes from './state.module.css';

interface LostBannerProps {
  name: string;
  /** Ms since 1970. */
  since: number;
  error: AppError;
}

/** Says above what is still shown that the connection is gone and comes back by itself. */
export function LostBanner({ name, since, error }: LostBannerProps) {
  const t = useText();
  const { time } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <div className={classes.lost} role="alert">
      <div className={classes.lostLine}>
        <IconPlugConnectedX size={16} aria-hidden />
        <strong>{t('lost.title', { name: visibleText(name), at: time(since) })}</strong>
        <span className={classes.lostText}>{t('lost.text')}</span>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('lost.details')}
        </Button>
      </div>
      <Collapse expanded={isOpen} id={detailsId}>
        <div className={classes.lostDetails}>
          <ErrorNotice error={error} />
        </div>
      </Collapse>
    </div>
  );
}
