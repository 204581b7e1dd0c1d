import { useActionRunner } from '@renderer/commands/use-action-runner';
import type { Action, ActionContext } from '@renderer/commands/action';
import { GuardedButton } from './GuardedButton';

interface ActionButtonProps {
  action: Action;
  /** What the action is about. */
  context: Partial<ActionContext>;
  /** Its accessible name where several of its label stand below one another. */
  name?: string;
}

/** A button for an action; one that cannot be done now stays focusable and says why. */
export function ActionButton({ action, context, name }: ActionButtonProps) {
  const { label, because, run } = useActionRunner(action, context);
  return (
    <GuardedButton because={because} variant="default" size="xs" aria-label={name} onClick={run}>
      {label}
    </GuardedButton>
  );
}
