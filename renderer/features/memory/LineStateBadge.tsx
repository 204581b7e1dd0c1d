import { useText } from '@renderer/i18n';
import { StateBadge } from '@renderer/ui/StateBadge';
import { useErrorText } from '@renderer/ui/use-error-text';
import classes from './memory.module.css';
import type { LineState, MemoryLine } from './model/lines';

const looks = {
  held: 'loaded',
  empty: 'partly',
  loading: 'loading',
  reading: 'checking',
  failed: 'unknown',
} as const satisfies Record<LineState, string>;

/** The state of a line as icon, word and colour; of one that could not be read, why. */
export function LineStateBadge({ line: { state, percent, error, collection } }: { line: MemoryLine }) {
  const t = useText();
  const errorText = useErrorText();
  // A node is a machine: it is neither loaded nor empty.
  if (collection === null) return null;
  const why = error === null ? undefined : errorText(error);
  return (
    <>
      <StateBadge state={looks[state]} label={t(`memory.state.${state}`, { percent })} />
      {why !== undefined && (
        <span className={classes.why} title={why}>
          {why}
        </span>
      )}
    </>
  );
}
