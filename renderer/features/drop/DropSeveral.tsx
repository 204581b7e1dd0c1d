import { useText } from '@renderer/i18n';
import type { DropItem } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { aliasesToRemove, isDroppable, releasesFirst } from '@shared/policy/drop-plan';
import classes from './drop.module.css';
import { DropStepList } from './DropStepList';
import { DropTable } from './DropTable';
import { DropTotals } from './DropTotals';
import { ReleaseNotes } from './ReleaseNotes';

interface DropSeveralProps {
  items: readonly DropItem[];
  /** Places on the list of those that are not as they were shown. */
  changed?: ReadonlySet<number>;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  waitMs: number;
}

/** What is done to each of those that go, in order. */
function useSteps(chosen: readonly DropItem[]): string[] {
  const t = useText();
  const onlyPartitions = chosen.every(({ target }) => target.kind === 'partition');
  return [
    ...(chosen.every(({ steps }) => steps.includes('keep')) ? [t('drop.step.keepEach')] : []),
    ...(chosen.some((item) => aliasesToRemove(item).length > 0) ? [t('drop.step.removeAliasesEach')] : []),
    ...(chosen.some(releasesFirst) ? [t('drop.step.releaseEach')] : []),
    t('drop.step.checkEach'),
    t(onlyPartitions ? 'drop.step.dropEachPartition' : 'drop.step.dropEach', { count: chosen.length }),
  ];
}

/** All that goes, and all that does not, by its exact name; what it amounts to, and what happens to each. */
export function DropSeveral({ items, changed, capabilities, waitMs }: DropSeveralProps) {
  const t = useText();
  const chosen = items.filter(isDroppable);
  const steps = useSteps(chosen);
  return (
    <>
      {chosen.length > 0 && <DropTotals items={items} />}
      <DropTable items={items} changed={changed} />
      <p className={classes.unread}>{t('drop.rightsNotRead')}</p>
      {chosen.length > 0 && (
        <DropStepList steps={steps} waitMs={waitMs}>
          <ReleaseNotes items={items} capabilities={capabilities} />
        </DropStepList>
      )}
    </>
  );
}
