import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { memoryActions } from '@renderer/commands/memory';
import { useText } from '@renderer/i18n';
import { ActionButton } from '@renderer/ui/ActionButton';
import { Age } from '@renderer/ui/Age';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import type { Environment } from '@shared/domain/environment';
import classes from './memory.module.css';

interface MemoryHeaderProps {
  connectionId: string;
  connectionName: string;
  environment: Environment;
  /** When what is shown was read, ms since 1970; null if it was not. */
  readAt: number | null;
  isReading: boolean;
  onRefresh: () => void;
}

/** Where one is, and how old what is shown is. */
export function MemoryHeader({
  connectionId,
  connectionName,
  environment,
  readAt,
  isReading,
  onRefresh,
}: MemoryHeaderProps) {
  const t = useText();
  return (
    <header className={classes.header}>
      <h1 className={classes.title} id="memory-title">
        {t('memory.title')}
      </h1>
      <span className={classes.connection}>
        <VisibleSentence text={t('memory.on', { connection: visibleText(connectionName) })} />
      </span>
      <EnvironmentBadge environment={environment} />
      <span className={classes.space} />
      {readAt !== null && (
        <span className={classes.quiet}>
          <Age at={readAt} />
        </span>
      )}
      <ActionButton action={memoryActions.warmSets} context={{ connectionId }} />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('memory.refresh')}
        title={t('memory.refresh')}
        onClick={onRefresh}
      >
        <IconRefresh size={16} aria-hidden className={isReading ? classes.turning : undefined} />
      </ActionIcon>
    </header>
  );
}
