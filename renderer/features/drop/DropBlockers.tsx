import { Alert } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropBlocker } from '@shared/policy/drop-plan';
import type { DropQuestion, DropTarget } from './drop-question';

interface DropBlockersProps {
  target: DropTarget;
  question: DropQuestion;
}

/** What stands in the way of a drop, and the way round. */
export function DropBlockers({ target, question: { changed, plan } }: DropBlockersProps) {
  const t = useText();
  const name = visibleText(target.partition?.name ?? target.collection.collection);
  const sentence = (blocker: DropBlocker): string => {
    switch (blocker.kind) {
      case 'defaultPartition':
        return t('drop.blocked.defaultPartition', { name });
      case 'hasAliases': {
        const aliases = blocker.aliases.map(visibleText).join(', ');
        return t('drop.blocked.hasAliases', { count: blocker.aliases.length, aliases });
      }
      case 'aliasGiven':
        return t('drop.blocked.aliasGiven', { name, collection: visibleText(blocker.collection) });
      case 'partitionKeyMode':
      case 'cannotReleasePartition':
        return t(`drop.blocked.${blocker.kind}`);
    }
  };
  const lines = plan.blockers.map(sentence);
  if (changed !== null) {
    const before = changed.before ?? t('drop.noneId');
    const now = changed.now ?? t('drop.noneId');
    lines.unshift(t(`drop.changed.${changed.what}`, { before, now }));
  }
  return lines.map((line) => (
    <Alert key={line} color="red" role="alert" mb={10} icon={<IconBarrierBlock aria-hidden />}>
      {line}
    </Alert>
  ));
}
