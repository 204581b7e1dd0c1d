import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { planLoad } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';
import { FieldChooser } from './FieldChooser';
import classes from './load.module.css';
import { LoadWarnings } from './LoadWarnings';
import { MemoryBox } from './MemoryBox';
import { ObstacleList } from './ObstacleList';
import { PartitionChooser } from './PartitionChooser';
import { PlaceInputs } from './PlaceInputs';
import { PlanSteps } from './PlanSteps';
import { submitText } from './submit-text';
import { useLoad } from './use-load';
import { usePlanner } from './use-planner';
import { useWhyNotLoad } from './use-why-not-load';

interface LoadFormProps {
  target: CollectionRef;
  facts: LoadFacts;
  first: LoadChoice;
  /** The newest load of this very collection from here, if any. */
  lastLoad: Task | null;
  onClose: () => void;
}

/** The choice, the plan that follows from it, what it costs, what is in its way, and the button that says what it does. */
export function LoadForm({ target, facts, first, lastLoad, onClose }: LoadFormProps) {
  const t = useText();
  const [choice, setChoice] = useState(first);
  const plan = planLoad(facts, choice);
  const planner = usePlanner(target, facts, plan);
  const load = useLoad(target, onClose);
  const change = (part: Partial<LoadChoice>) => {
    setChoice((before) => ({ ...before, ...part }));
  };
  const whyNot = useWhyNotLoad(plan, planner.obstacles);
  const { id, values } = submitText(plan);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === null && !load.isPending) load.mutate(plan.options);
      }}
    >
      <ObstacleList target={target} obstacles={planner.obstacles} thenLoad={plan.options} />
      <div className={classes.columns}>
        <FieldChooser
          target={target}
          facts={facts}
          plan={plan}
          planner={planner}
          lastLoad={lastLoad}
          choice={choice}
          onChange={change}
        />
        <div className={classes.side}>
          <PlanSteps collection={target.collection} facts={facts} plan={plan} />
          <MemoryBox plan={plan} planner={planner} />
          <PartitionChooser facts={facts} chosen={choice.partitions} onChange={change} />
          <PlaceInputs facts={facts} choice={choice} cluster={planner.cluster} onChange={change} />
        </div>
      </div>
      <LoadWarnings
        collection={target.collection}
        choice={choice}
        plan={plan}
        wasRefused={lastLoad?.error?.code === 'loadFieldsDiffer'}
        onChange={change}
      />
      {load.error !== null && <ErrorNotice error={errorOf(load.error)} />}
      <DialogFooter cancel={t('load.cancel')} onCancel={onClose}>
        <GuardedButton
          because={whyNot}
          type="submit"
          loading={load.isPending}
          // What cannot be pressed does not take the focus: its reason would open over the dialog.
          data-autofocus={whyNot === null || undefined}
          autoFocus={whyNot === null}
        >
          {t(id, values)}
        </GuardedButton>
      </DialogFooter>
    </form>
  );
}
