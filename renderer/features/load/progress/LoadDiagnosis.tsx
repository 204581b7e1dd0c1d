import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { useFormats, useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { FactList } from '@renderer/ui/FactList';
import type { Task } from '@shared/domain/task';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { loadMemory } from '@shared/policy/load-memory';
import { loadObstacles } from '@shared/policy/load-obstacles';
import classes from '../load.module.css';
import { ObstacleList } from '../ObstacleList';
import { plannerQueries } from '../planner-queries';
import { useDiagnosisFacts } from './use-diagnosis-facts';

const FRESH = { refetchOnMount: 'always', retry: false } as const;

/** What the server tells about a load that stands still, checked afresh, and what of it can be the reason. */
export function LoadDiagnosis({ task }: { task: Task }) {
  const t = useText();
  const { time } = useFormats();
  const target = collectionRefOf(task);
  const options = task.load ?? { ...LOAD_EVERYTHING, partitions: task.partitions };
  const { server } = useServerFacts(target.connectionId);
  const capabilities = server.capabilities ?? capabilitiesOf(serverInfoFrom(''));
  const detail = useQuery({ ...collectionQueries.replicas(target), ...FRESH });
  const cluster = useQuery({
    ...plannerQueries.cluster(target),
    ...FRESH,
    enabled: capabilities.nodeMetrics.supported,
  });
  const checks = useQuery({ ...plannerQueries.checks(target), ...FRESH });
  const facts = useDiagnosisFacts(detail.data ?? null, cluster.data ?? null, checks.data ?? null);
  const isReading = detail.isFetching || cluster.isFetching || checks.isFetching;
  const readAt = Math.min(...[detail, checks].map(({ dataUpdatedAt }) => dataUpdatedAt));
  const obstacles =
    detail.data === undefined
      ? []
      : loadObstacles(
          {
            ...{ detail: detail.data, memory: null, capabilities, cluster: cluster.data ?? null },
            health: checks.data?.health ?? null,
            missingPrivilege: null,
            busyHere: false,
            loadMemory: loadMemory({ detail: detail.data, segments: null, samples: null }, options),
          },
          options,
        );
  return (
    <section className={classes.diagnosis} aria-label={t('load.diagnosis')} aria-busy={isReading}>
      <div className={classes.diagnosisHead}>
        <h4>{readAt > 0 ? t('load.diagnosis.at', { at: time(readAt) }) : t('load.diagnosis')}</h4>
        <Button
          size="compact-xs"
          variant="default"
          loading={isReading}
          onClick={() => {
            for (const query of [detail, cluster, checks]) void query.refetch();
          }}
        >
          {t('load.diagnosis.again')}
        </Button>
      </div>
      {detail.error !== null && <ErrorNotice error={errorOf(detail.error)} />}
      <ObstacleList target={target} obstacles={obstacles} thenLoad={options} />
      {obstacles.length === 0 && !isReading && (
        <p className={classes.finding}>{t('load.diagnosis.nothing')}</p>
      )}
      <FactList facts={facts} />
    </section>
  );
}
