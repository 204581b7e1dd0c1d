import { Loader, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { ChangesNotice } from '@renderer/features/others';
import { PartitionsTab } from '@renderer/features/partitions';
import { useText } from '@renderer/i18n';
import { detailTabs, useNavigationStore } from '@renderer/stores/navigation-store';
import type { DetailTab } from '@renderer/stores/navigation-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { subjectOf, useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { collectionQueries } from '../queries';
import { AliasesTab } from './AliasesTab';
import { FieldsTab } from './FieldsTab';
import { IndexesTab } from './IndexesTab';
import { OverviewTab } from './OverviewTab';
import classes from './panel.module.css';
import { PanelFacts } from './PanelFacts';
import { PanelRights } from './PanelRights';
import { useAliasChanges, usePartitionChanges } from './use-panel-changes';
import { visibleText } from '@renderer/ui/visible-text';

const isTab = (value: string | null): value is DetailTab => detailTabs.some((tab) => tab === value);

/** The tabs of a collection, read when they are opened. */
export function PanelBody({ row }: { row: CollectionRow }) {
  const t = useText();
  const open = useDatabase();
  const subject = subjectOf(open, row);
  const { detailTab, showTab } = useNavigationStore();
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...collectionQueries.replicas(subject.ref),
    enabled: open.server.connected,
  });
  const detail = data ?? row.detail;
  const partitions = usePartitionChanges(subject.ref);
  const aliases = useAliasChanges(subject.ref, data, isFetchedAfterMount);
  return (
    <>
      {detail !== null && <PanelFacts detail={detail} />}
      <ChangesNotice of="partitions" {...partitions} className={classes.changes} />
      <ChangesNotice of="aliases" {...aliases} className={classes.changes} />
      <PanelRights target={subject.ref} />
      <Tabs
        className={classes.tabs}
        value={detailTab}
        onChange={(tab) => {
          if (isTab(tab)) showTab(tab);
        }}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabList} aria-label={t('panel.tabs')}>
          {detailTabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} className={classes.tab}>
              {t(`panel.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="partitions" className={classes.contentFull}>
          <PartitionsTab subject={subject} />
        </Tabs.Panel>
        {detailTab !== 'partitions' && (
          <Tabs.Panel value={detailTab} className={classes.content}>
            {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
            {detail === null && error === null && (
              <Loader
                size="sm"
                role="status"
                aria-label={t('panel.reading', { name: visibleText(row.summary.name) })}
              />
            )}
            {detail !== null && detailTab === 'overview' && <OverviewTab row={row} detail={detail} />}
            {detail !== null && detailTab === 'fields' && (
              <FieldsTab row={row} detail={detail} target={subject.ref} />
            )}
            {detail !== null && detailTab === 'indexes' && <IndexesTab subject={subject} detail={detail} />}
            {detail !== null && detailTab === 'aliases' && <AliasesTab subject={subject} detail={detail} />}
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
