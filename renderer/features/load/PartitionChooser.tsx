import { Radio, Stack } from '@mantine/core';
import { useText } from '@renderer/i18n';
import classes from './load.module.css';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';
import { PartitionChecks } from '@renderer/ui/PartitionChecks';

interface PartitionChooserProps {
  facts: LoadFacts;
  /** Null: the whole collection. */
  chosen: LoadChoice['partitions'];
  onChange: (part: Partial<LoadChoice>) => void;
}

/** Why partitions cannot be chosen; null if they can. */
function useBecause({ detail, memory, capabilities }: LoadFacts): string | null {
  const t = useText();
  if (detail.fields.some(({ roles }) => roles.includes('partitionKey'))) return t('load.partitions.key');
  if (!capabilities.partitionLoad.supported) return t('load.partitions.lite');
  return memory === null ? t('load.partitions.unread') : null;
}

/** The whole collection, or some partitions of it. */
export function PartitionChooser({ facts, chosen, onChange }: PartitionChooserProps) {
  const t = useText();
  const because = useBecause(facts);
  return (
    <section className={classes.box}>
      <Radio.Group
        label={t('load.partitions')}
        value={chosen === null ? 'all' : 'some'}
        onChange={(scope) => {
          if (because === null) onChange({ partitions: scope === 'all' ? null : [] });
        }}
      >
        <Stack gap={10} mt={8}>
          <Radio size="xs" value="all" label={t('load.partitions.all')} />
          <Radio
            size="xs"
            value="some"
            label={t('load.partitions.some')}
            description={because}
            aria-disabled={because !== null}
          />
        </Stack>
      </Radio.Group>
      {chosen !== null && facts.memory !== null && (
        <PartitionChecks
          names={facts.memory.partitions.map(({ name }) => name)}
          chosen={chosen}
          onChange={(partitions) => {
            onChange({ partitions });
          }}
        />
      )}
    </section>
  );
}
