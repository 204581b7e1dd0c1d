import { Button, CloseButton } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { ActivityExportFormat } from '@shared/domain/activity';
import { activityExportFormats } from '@shared/domain/activity';
import classes from './activity.module.css';

interface ActivityHeaderProps {
  canExport: boolean;
  onExport: (format: ActivityExportFormat) => void;
  onClose: () => void;
}

/** What this is, and what can be done with all of it. */
export function ActivityHeader({ canExport, onExport, onClose }: ActivityHeaderProps) {
  const t = useText();
  return (
    <header className={classes.header}>
      <h1 className={classes.title} id="activity-title">
        {t('activity.title')}
      </h1>
      <span className={classes.about}>{t('activity.about')}</span>
      <span className={classes.space} />
      {canExport &&
        activityExportFormats.map((format) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            onClick={() => {
              onExport(format);
            }}
          >
            {t(`activity.export.${format}`)}
          </Button>
        ))}
      <CloseButton aria-label={t('activity.close')} onClick={onClose} />
    </header>
  );
}
