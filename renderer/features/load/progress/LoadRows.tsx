import { useQuery } from '@tanstack/react-query';
import { collectionRefOf } from '@renderer/api/keys';
import { useServerFacts } from '@renderer/features/connections';
import { useFormats, useText } from '@renderer/i18n';
import type { Task } from '@shared/domain/task';
import classes from '../load.module.css';
import { plannerQueries } from '../planner-queries';

/** Segments cost a call of their own, so they are asked for rarely, and only while somebody looks. */
const EVERY_MS = 5000;

/** Rows and segments that are in memory so far, of those on disk, where the server tells them. */
export function LoadRows({ task }: { task: Task }) {
  const t = useText();
  const { integer } = useFormats();
  const { server } = useServerFacts(task.connectionId);
  const { data } = useQuery({
    ...plannerQueries.segments(collectionRefOf(task)),
    enabled: server.connected && server.capabilities?.segments.supported === true,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
  });
  if (data === undefined) return null;
  const rowsOf = (shares: readonly { rows: number; segments: number }[]) => ({
    rows: integer(String(shares.reduce((sum, { rows }) => sum + rows, 0))),
    segments: shares.reduce((sum, { segments }) => sum + segments, 0),
  });
  const there = rowsOf(data.inMemory);
  if (data.onDisk === null) return <p className={classes.note}>{t('load.progress.rows', there)}</p>;
  const all = rowsOf(data.onDisk);
  const values = { ...there, allRows: all.rows, allSegments: all.segments };
  return <p className={classes.note}>{t('load.progress.rowsOf', values)}</p>;
}
