import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { FactList } from '@renderer/ui/FactList';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import classes from './activity.module.css';
import type { ActivityLine } from './queries';
import { StateBadge } from './StateBadge';
import { connectionText, hasEnvironment, knownError, operationText } from './words';

/** Everything that the log holds of an operation. */
export function LineDetails({ line, onClose }: { line: ActivityLine; onClose: () => void }) {
  const t = useText();
  const { moment } = useFormats();
  const { target, consent, error, partitionCount } = line;
  const title = t('activity.details', { seq: line.seq });
  const name = (text: string | null) => (text === null ? null : <VisibleName name={text} wrap />);
  /** As it was typed: what was written in place of a character that cannot be seen stays as it was written. */
  const typed = (phrases: readonly string[]) => (
    <VisibleSentence
      text={phrases.map((phrase) => t('activity.consent.typed', { phrase })).join(', ')}
      wrap
    />
  );
  const hidden = (partitionCount ?? 0) - (target.partitions?.length ?? 0);
  const parameters = Object.entries(line.parameters).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  const known = error === null ? null : knownError(error);
  const facts: (readonly [string, ReactNode])[] = [
    [t('activity.fact.begun'), moment(line.at)],
    [t('activity.fact.ended'), line.endedAt === null ? null : moment(line.endedAt)],
    [
      t('activity.fact.connection'),
      <span key="connection" className={classes.inline}>
        {hasEnvironment(line) && <EnvironmentBadge environment={line.environment} />}
        <VisibleName name={connectionText(line, t)} wrap />
      </span>,
    ],
    [t('activity.fact.user'), name(line.user)],
    [t('activity.fact.database'), name(target.database)],
    [t('activity.fact.collection'), name(target.collection)],
    [t('activity.fact.collectionId'), name(target.collectionId)],
    [
      t('activity.fact.partitions'),
      target.partitions === null ? null : (
        <span key="partitions" className={classes.names}>
          {target.partitions.map((partition) => (
            <VisibleName key={partition} name={partition} wrap />
          ))}
          {hidden > 0 && <span>{t('activity.morePartitions', { count: hidden })}</span>}
        </span>
      ),
    ],
    [t('activity.fact.partitionId'), name(target.partitionId ?? null)],
    [t('activity.fact.parameters'), parameters.length === 0 ? null : name(parameters.join(', '))],
    [
      t('activity.fact.consent'),
      consent.kind === 'typed' ? typed(consent.phrases) : t(`activity.consent.${consent.kind}`),
    ],
    [
      t('activity.fact.state'),
      <span key="state" className={classes.inline}>
        <StateBadge state={line.state} />
        <span>
          {t(`activity.stateLong.${line.state}`)} {line.byReading && t('activity.byReading')}
        </span>
      </span>,
    ],
    [t('activity.fact.task'), line.taskId],
    [t('activity.fact.code'), known === null ? (error?.code ?? null) : null],
    [t('activity.fact.words'), known === null ? name(error?.detail ?? null) : null],
  ];
  return (
    <section className={classes.details} aria-label={title}>
      <header className={classes.detailsHead}>
        <h2 className={classes.detailsTitle}>{operationText(line.operation, t)}</h2>
        <span className={classes.quiet}>{title}</span>
        <span className={classes.space} />
        <CloseButton size="sm" aria-label={t('activity.details.close')} onClick={onClose} />
      </header>
      <FactList facts={facts.filter(([, value]) => value !== null)} />
      {known !== null && <ErrorNotice error={known} />}
    </section>
  );
}
