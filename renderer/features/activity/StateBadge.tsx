import { useText } from '@renderer/i18n';
import { ToneBadge } from '@renderer/ui/ToneBadge';
import type { ActivityState } from '@shared/domain/activity';
import { stateLooks } from './words';

/** How an operation stands as icon, word and colour. */
export function StateBadge({ state }: { state: ActivityState }) {
  const t = useText();
  return <ToneBadge {...stateLooks[state]}>{t(`activity.state.${state}`)}</ToneBadge>;
}
