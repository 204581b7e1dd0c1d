import { useFormats, useText } from '@renderer/i18n';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import type { RowPlace } from '@renderer/ui/VirtualRow';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './activity.module.css';
import type { ActivityLine } from './queries';
import { StateBadge } from './StateBadge';
import { connectionText, durationText, hasEnvironment, operationText, targetText } from './words';

interface ActivityRowProps extends RowPlace {
  /** Undefined until it was read. */
  line: ActivityLine | undefined;
  isOpen: boolean;
  onOpen: () => void;
}

/** One operation: when, where, what, and how it stands. */
export function ActivityRow({ line, isOpen, onOpen, ...place }: ActivityRowProps) {
  const t = useText();
  const { moment } = useFormats();
  if (line === undefined) {
    return (
      <VirtualRow {...place} className={classes.line}>
        <div role="gridcell" className={classes.cell}>
          <span className={classes.quiet}>{t('activity.reading')}</span>
        </div>
      </VirtualRow>
    );
  }
  const { database, collection } = line.target;
  return (
    <VirtualRow {...place} className={classes.line} aria-selected={isOpen} onClick={onOpen}>
      <div role="gridcell" className={classes.time}>
        {moment(line.at)}
      </div>
      <div role="gridcell" className={classes.connection}>
        <VisibleName name={connectionText(line, t)} />
        {hasEnvironment(line) && <EnvironmentBadge environment={line.environment} />}
      </div>
      <div role="gridcell" className={classes.cell}>
        <VisibleName name={operationText(line.operation, t)} />
      </div>
      <div role="gridcell" className={classes.target}>
        <VisibleSentence text={targetText(line, t)} />
        {collection !== null && database !== null && (
          <span className={classes.database}>
            <VisibleSentence text={t('activity.inDatabase', { database: visibleText(database) })} />
          </span>
        )}
      </div>
      <div role="gridcell" className={classes.cell}>
        <StateBadge state={line.state} />
      </div>
      <div role="gridcell" className={classes.number}>
        {durationText(line.durationMs, t)}
      </div>
    </VirtualRow>
  );
}
