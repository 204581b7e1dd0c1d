import { useText } from '@renderer/i18n';
import { shownNames } from '@renderer/ui/shown-names';
import type { DropItem } from '@shared/domain/drop';
import type { TaskStep } from '@shared/domain/task';
import type { Capabilities } from '@shared/policy/capabilities';
import { aliasesToRemove } from '@shared/policy/drop-plan';
import { shownNameOf } from './drop-names';
import { DropStepList } from './DropStepList';
import { ReleaseNotes } from './ReleaseNotes';

interface DropStepsProps {
  item: DropItem;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  waitMs: number;
}

/** What the drop of the one will do, step by step. */
export function DropSteps({ item, capabilities, waitMs }: DropStepsProps) {
  const t = useText();
  const { target, steps } = item;
  const name = shownNameOf(target);
  const words = (step: TaskStep['kind']): string => {
    if (step === 'keep') return t('drop.step.keep');
    if (step === 'removeAliases') {
      const aliases = aliasesToRemove(item);
      return t('drop.step.removeAliases', {
        count: aliases.length,
        aliases: shownNames(aliases),
        why: capabilities?.dropAliasedCollection.supported === false ? 'refused' : 'dangling',
      });
    }
    if (step === 'release') return t('drop.step.release', { name });
    return step === 'drop' ? t(`drop.step.drop.${target.kind}`, { name }) : t('drop.step.check');
  };
  return (
    <DropStepList steps={steps.map(words)} waitMs={waitMs}>
      <ReleaseNotes items={[item]} capabilities={capabilities} />
    </DropStepList>
  );
}
