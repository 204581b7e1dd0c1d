import { useFormats, useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { visibleText } from '@renderer/ui/visible-text';
import type { LoadFacts, LoadPlan } from '@shared/policy/load-question';
import { partitionsInMemory } from '@shared/policy/load-rules';
import { PlanSteps } from './PlanSteps';

interface LoadSummaryProps {
  collection: string;
  facts: LoadFacts;
  plan: LoadPlan;
}

/** How much would be loaded, and what will happen. */
export function LoadSummary({ collection, facts, plan }: LoadSummaryProps) {
  const t = useText();
  const { integer } = useFormats();
  const { detail, memory } = facts;
  const partitions = plan.options.partitions?.map(visibleText).join(', ');
  return (
    <>
      <FactList
        facts={[
          [
            t('load.facts.rows'),
            detail.rowCount === null
              ? t('overview.unknown')
              : t('overview.rowsValue', { count: integer(detail.rowCount) }),
          ],
          [t('load.facts.partitions'), partitions ?? detail.partitionCount ?? t('overview.unknown')],
          [
            t('release.partitionsInMemory'),
            memory === null
              ? t('overview.unknown')
              : t('release.partitionsValue', {
                  loaded: partitionsInMemory(memory).length,
                  total: memory.partitions.length,
                }),
          ],
        ]}
      />
      <PlanSteps collection={collection} facts={facts} plan={plan} />
    </>
  );
}
