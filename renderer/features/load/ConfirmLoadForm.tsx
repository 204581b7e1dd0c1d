import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import { choiceOf, planLoad } from '@shared/policy/load-question';
import type { LoadFacts } from '@shared/policy/load-question';
import { LoadSummary } from './LoadSummary';
import { MemoryBox } from './MemoryBox';
import { ObstacleList } from './ObstacleList';
import { submitText } from './submit-text';
import { useLoad } from './use-load';
import { usePlanner } from './use-planner';
import { useWhyNotLoad } from './use-why-not-load';

interface ConfirmLoadFormProps {
  target: CollectionRef;
  facts: LoadFacts;
  options: LoadOptions;
  onClose: () => void;
}

/** What a load with these options will do, what it costs and what is in its way, and the question whether to do it. */
export function ConfirmLoadForm({ target, facts, options, onClose }: ConfirmLoadFormProps) {
  const t = useText();
  const plan = planLoad(facts, choiceOf(facts.detail, options));
  const planner = usePlanner(target, facts, plan);
  const load = useLoad(target, onClose);
  const whyNot = useWhyNotLoad(plan, planner.obstacles);
  const { id, values } = submitText(plan);
  return (
    <>
      <ObstacleList target={target} obstacles={planner.obstacles} thenLoad={plan.options} />
      <LoadSummary collection={target.collection} facts={facts} plan={plan} />
      <MemoryBox plan={plan} planner={planner} />
      {load.error !== null && <ErrorNotice error={errorOf(load.error)} />}
      <DialogFooter cancel={t('load.cancel')} cancelFirst onCancel={onClose}>
        <GuardedButton
          because={whyNot}
          loading={load.isPending}
          onClick={() => {
            load.mutate(plan.options);
          }}
        >
          {t(id, values)}
        </GuardedButton>
      </DialogFooter>
    </>
  );
}
