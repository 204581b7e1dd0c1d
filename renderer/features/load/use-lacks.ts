import { useText } from '@renderer/i18n';
import type { Capability } from '@shared/policy/capabilities';

/** Answers why a server lacks something, with the version that brought it; null if it has it. */
export function useLacks(): (capability: Capability) => string | null {
  const t = useText();
  return ({ supported, reason, since }) => {
    if (supported) return null;
    return reason === 'lite' || since === null ? t('load.lite') : t('because.since', { since });
  };
}
