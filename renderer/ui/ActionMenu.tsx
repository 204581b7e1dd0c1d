import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Action, ActionContext } from '@renderer/commands/action';
import { ActionMenuItem } from './ActionMenuItem';

interface ActionMenuProps {
  label: string;
  actions: readonly Action[];
  /** What the actions are about. */
  context: Partial<ActionContext>;
  tabIndex?: number;
}

/** A "More" button with a menu of actions; those that cannot be done now say why. */
export function ActionMenu({ label, actions, context, tabIndex }: ActionMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal shadow="md" returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={label}
          {...(tabIndex === undefined ? {} : { tabIndex })}
          onClick={(event) => {
            event.stopPropagation();
          }}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <ActionMenuItem key={action.id} action={action} context={context} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
