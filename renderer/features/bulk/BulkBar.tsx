import { Progress } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Bulk } from '@shared/domain/bulk';
import { endedOf } from './bulk-words';

const SECTIONS = [
  ['done', 'green'],
  ['failed', 'red'],
  ['unknown', 'orange'],
  ['stopped', 'gray'],
] as const;

/** How much has ended, and how. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const t = useText();
  const { total } = endedOf(bulk);
  const title = visibleText(bulk.title);
  return (
    <Progress.Root size={6} aria-label={t('bulk.progress', { title })}>
      {SECTIONS.map(([state, color]) => (
        <Progress.Section
          key={state}
          value={total === 0 ? 0 : (bulk.counts[state] / total) * 100}
          color={color}
          aria-label={t(`bulk.item.${state}`)}
        />
      ))}
    </Progress.Root>
  );
}
