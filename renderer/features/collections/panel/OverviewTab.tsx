import type { ReactNode } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { FactList } from '@renderer/ui/FactList';
import { StateBadge } from '@renderer/ui/StateBadge';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRow } from '../model/row';
import { stateWords } from '../model/state-words';
import classes from './panel.module.css';
import { ReplicaList } from './ReplicaList';
import { useLoadedFieldsText } from './use-loaded-fields-text';

interface OverviewTabProps {
  row: CollectionRow;
  detail: CollectionDetail;
}

/** What a collection is and how much of it there is. */
export function OverviewTab({ row, detail }: OverviewTabProps) {
  const t = useText();
  const { integer, time } = useFormats();
  const loadedFields = useLoadedFieldsText(row.state, detail);
  const { id, values } = stateWords(row.state);
  const unknown = t('overview.unknown');
  const facts: [string, ReactNode][] = [
    [t('overview.state'), <StateBadge key="state" state={row.state.kind} label={t(id, values)} />],
    [t('overview.loadedFields'), loadedFields],
    [
      t('overview.rows'),
      detail.rowCount === null ? unknown : t('overview.rowsValue', { count: integer(detail.rowCount) }),
    ],
    [t('overview.partitions'), detail.partitionCount ?? unknown],
    [t('overview.replicas'), <ReplicaList key="replicas" state={row.state} replicas={detail.replicas} />],
    [t('overview.shards'), detail.shards ?? unknown],
    [t('overview.consistency'), detail.consistency ?? unknown],
    [t('overview.dynamicField'), t(detail.dynamicField ? 'overview.on' : 'overview.off')],
    [t('overview.created'), detail.createdAt === null ? unknown : time(detail.createdAt)],
    [t('overview.id'), detail.id ?? t('panel.noId')],
  ];
  if (detail.description !== '') {
    facts.push([t('overview.description'), <VisibleName key="text" name={detail.description} wrap />]);
  }
  const properties = detail.properties.map(({ key, value }): [string, ReactNode] => [
    visibleText(key),
    <VisibleName key={key} name={value} wrap />,
  ]);
  return (
    <>
      {(row.state.kind === 'failed' || row.state.kind === 'unknown') && (
        <ErrorNotice error={row.state.error} />
      )}
      <FactList facts={facts} />
      {properties.length > 0 && <h3 className={classes.subtitle}>{t('overview.properties')}</h3>}
      {properties.length > 0 && <FactList facts={properties} />}
    </>
  );
}
