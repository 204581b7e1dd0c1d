import { Menu, Text } from '@mantine/core';
import { useActionRunner } from '@renderer/commands/use-action-runner';
import type { Action, ActionContext } from '@renderer/commands/action';

interface ActionMenuItemProps {
  action: Action;
  context: Partial<ActionContext>;
  /** Has the focus when the menu opens. */
  isFirst: boolean;
  /** Closes the menu and gives the focus back, before anything is done that may take it. */
  onChosen: () => void;
}

/** One action of a menu. What cannot be done now stays readable and says why beneath its name. */
export function ActionMenuItem({ action, context, isFirst, onChosen }: ActionMenuItemProps) {
  const { label, because, run } = useActionRunner(action, context);
  const isOff = because !== null;
  return (
    <Menu.Item
      aria-disabled={isOff}
      aria-label={label}
      aria-description={because ?? undefined}
      closeMenuOnClick={false}
      data-off={isOff || undefined}
      data-autofocus={isFirst || undefined}
      onClick={(event) => {
        event.stopPropagation();
        if (isOff) return;
        onChosen();
        run();
      }}
    >
      <Text
        component="span"
        size="sm"
        display="block"
        c={isOff ? 'dimmed' : action.destructive === true ? 'var(--mantine-color-error)' : undefined}
      >
        {label}
      </Text>
      {isOff && (
        <Text component="span" size="xs" display="block" c="dimmed" maw={260}>
          {because}
        </Text>
      )}
    </Menu.Item>
  );
}
