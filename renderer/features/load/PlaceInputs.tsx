import { MultiSelect, Select } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { Because } from '@renderer/ui/Because';
import type { ClusterMemory } from '@shared/domain/cluster';
import { loadPriorities } from '@shared/domain/load-request';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';
import classes from './load.module.css';
import { ReplicasInput } from './ReplicasInput';
import { useLacks } from './use-lacks';

interface PlaceInputsProps {
  facts: LoadFacts;
  choice: LoadChoice;
  cluster: ClusterMemory | null;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** How many copies are loaded, in which resource groups, and how urgently. */
export function PlaceInputs({ facts, choice, cluster, onChange }: PlaceInputsProps) {
  const t = useText();
  const lacks = useLacks();
  const { capabilities } = facts;
  const noGroups = lacks(capabilities.resourceGroups);
  const noPriority = lacks(capabilities.loadPriority);
  const groups = cluster?.groups?.map(({ name }) => name) ?? [];
  const known = [...new Set([...groups, ...(choice.resourceGroups ?? [])])];
  return (
    <>
      <ReplicasInput facts={facts} replicas={choice.replicas} onChange={onChange} />
      <section className={classes.box}>
        <Because because={noGroups}>
          <MultiSelect
            size="xs"
            label={t('load.groups')}
            description={noGroups ?? t('load.groups.hint')}
            data={known}
            value={[...(choice.resourceGroups ?? [])]}
            readOnly={noGroups !== null}
            aria-disabled={noGroups !== null}
            comboboxProps={{ withinPortal: true }}
            onChange={(resourceGroups) => {
              onChange({ resourceGroups: resourceGroups.length === 0 ? null : resourceGroups });
            }}
          />
        </Because>
        <Because because={noPriority}>
          <Select
            mt={10}
            size="xs"
            label={t('load.priority')}
            description={noPriority}
            data={[
              { value: '', label: t('load.priority.none') },
              ...loadPriorities.map((value) => ({ value, label: t(`load.priority.${value}`) })),
            ]}
            value={choice.priority ?? ''}
            allowDeselect={false}
            readOnly={noPriority !== null}
            aria-disabled={noPriority !== null}
            onChange={(priority) => {
              onChange({ priority: priority === 'high' || priority === 'low' ? priority : null });
            }}
          />
        </Because>
      </section>
    </>
  );
}
