import { useText } from '@renderer/i18n';
import type { LoadObstacle } from '@shared/policy/load-obstacles';
import type { LoadPlan } from '@shared/policy/load-question';
import { useObstacleText } from './use-obstacle-text';

/** Why nothing may be sent: the first obstacle that blocks, or that all of it is there. Null if it may. */
export function useWhyNotLoad(plan: LoadPlan, obstacles: readonly LoadObstacle[]): string | null {
  const t = useText();
  const textOf = useObstacleText();
  const blocking = obstacles.find(({ weight }) => weight === 'blocks');
  if (blocking !== undefined) return textOf(blocking).message;
  return plan.nothingToDo ? t('load.nothingToDo') : null;
}
