import { useFormats, useText } from '@renderer/i18n';
import classes from './load.module.css';
import type { Planner } from './use-planner';

/** What the segments in memory report, beside the estimate; nothing where nothing of it is in memory. */
export function ReportedMemory({ planner: { segments } }: { planner: Planner }) {
  const t = useText();
  const { bytes, integer } = useFormats();
  const shares = segments?.inMemory ?? [];
  if (shares.length === 0) return null;
  const rows = shares.reduce((sum, share) => sum + share.rows, 0);
  const isTold = shares.every((share) => share.bytes !== null);
  const size = shares.reduce((sum, share) => sum + (share.bytes ?? 0), 0);
  return (
    <p className={classes.note}>
      {t(isTold ? 'load.reported' : 'load.reportedRows', {
        size: bytes(size),
        rows: integer(String(rows)),
        segments: shares.reduce((sum, share) => sum + share.segments, 0),
      })}
    </p>
  );
}
