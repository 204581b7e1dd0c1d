import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { CreateIndexButton } from '@renderer/features/indexes';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { CollectionRef } from '@shared/domain/refs';
import { FieldChooser } from './FieldChooser';
import classes from './load.module.css';
import { planLoad } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';
import { LoadWarnings } from './LoadWarnings';
import { PartitionChooser } from './PartitionChooser';
import { PlanSteps } from './PlanSteps';
import { ReplicasInput } from './ReplicasInput';
import { submitText } from './submit-text';
import { useLoad } from './use-load';

interface LoadFormProps {
  target: CollectionRef;
  facts: LoadFacts;
  first: LoadChoice;
  /** The last load was refused because other fields are loaded. */
  wasRefused: boolean;
  onClose: () => void;
}

/** The choice, the plan that follows from it, and the button that says what it does. */
export function LoadForm({ target, facts, first, wasRefused, onClose }: LoadFormProps) {
  const t = useText();
  const [choice, setChoice] = useState(first);
  const plan = planLoad(facts, choice);
  const load = useLoad(target, onClose);
  const change = (part: Partial<LoadChoice>) => {
    setChoice((before) => ({ ...before, ...part }));
  };
  const cannot = plan.nothingChosen || (plan.missingIndexes?.length ?? 0) > 0;
  const { id, values } = submitText(plan);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot && !load.isPending) load.mutate(plan.options);
      }}
    >
      <div className={classes.columns}>
        <FieldChooser facts={facts} plan={plan} onChange={change} />
        <div className={classes.side}>
          <PlanSteps collection={target.collection} facts={facts} plan={plan} />
          <PartitionChooser facts={facts} chosen={choice.partitions} onChange={change} />
          <ReplicasInput facts={facts} replicas={choice.replicas} onChange={change} />
        </div>
      </div>
      <LoadWarnings
        collection={target.collection}
        facts={facts}
        choice={choice}
        plan={plan}
        wasRefused={wasRefused}
        remedy={plan.missingIndexes?.slice(0, 1).map((field) => (
          <CreateIndexButton key={field} target={target} field={field} thenLoad={plan.options} />
        ))}
        onChange={change}
      />
      {load.error !== null && <ErrorNotice error={errorOf(load.error)} />}
      <DialogFooter cancel={t('load.cancel')} onCancel={onClose}>
        <Button
          type="submit"
          aria-disabled={cannot}
          data-disabled={cannot || undefined}
          loading={load.isPending}
          data-autofocus
          autoFocus
        >
          {t(id, values)}
        </Button>
      </DialogFooter>
    </form>
  );
}
