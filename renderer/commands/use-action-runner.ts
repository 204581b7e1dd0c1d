import { useText } from '@renderer/i18n';
import type { Action, ActionContext } from './action';
import { NOWHERE } from './context-source';

/** An action about something on the screen: what it is called, why it cannot be done (null: it can), and doing it. */
export interface ActionRunner {
  label: string;
  because: string | null;
  run: () => void;
}

/**
 * Binds an action to what it is shown at.
 * @param about what the action is about; places left out are empty
 */
export function useActionRunner(
  { label, enabled, run }: Pick<Action, 'label' | 'enabled' | 'run'>,
  about: Partial<ActionContext>,
): ActionRunner {
  const t = useText();
  const context = { ...NOWHERE, ...about };
  const answer = enabled(context);
  return {
    label: t(label),
    because: answer === true ? null : t(answer.because, answer.values),
    run: () => {
      if (answer === true) void run(context);
    },
  };
}
