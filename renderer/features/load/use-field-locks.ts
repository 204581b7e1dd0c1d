import { useText } from '@renderer/i18n';
import type { Capability } from '@shared/policy/capabilities';
import { fieldChoiceOf } from '@shared/policy/load-question';
import type { LoadFacts, LoadPlan } from '@shared/policy/load-question';

/** Answers why a field (null: the dynamic one) cannot be unchecked, or null if it can. */
export function useFieldLocks(
  { capabilities }: LoadFacts,
  plan: LoadPlan,
): (name: string | null) => string | null {
  const t = useText();
  const lacks = ({ reason, since }: Capability) =>
    reason === 'lite' || since === null ? t('load.lock.lite') : t('load.lock.version', { since });
  return (name) => {
    if (name === null)
      return capabilities.skipDynamicField.supported ? null : lacks(capabilities.skipDynamicField);
    const lock = plan.locked.get(name);
    if (fieldChoiceOf(capabilities) === 'ignored') return lacks(capabilities.fieldLoad);
    return lock === undefined ? null : t(`load.lock.${lock}`);
  };
}
