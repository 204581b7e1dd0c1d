import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Action, ActionContext } from '@renderer/commands/action';
import { NOWHERE } from '@renderer/commands/context-source';
import { isRefused, rightsActions } from '@renderer/commands/rights';
import classes from './ActionMenu.module.css';
import { ActionMenuItem } from './ActionMenuItem';
import { landmarkOf } from './landmark';

interface ActionMenuProps {
  label: string;
  actions: readonly Action[];
  /** What the actions are about. */
  context: Partial<ActionContext>;
  tabIndex?: number;
}

/**
 * A "More" button with a menu of actions; those that cannot be done now say why. The menu is made only when it is
 * opened, at a place over the button: a list has one of these in every row.
 */
export function ActionMenu({ label, actions, context, tabIndex = 0 }: ActionMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  /** Where the menu is put into the page; null while it is closed. */
  const [portal, setPortal] = useState<HTMLElement | null>(null);
  const close = () => {
    setPortal(null);
    button.current?.focus();
  };
  return (
    <span className={classes.anchor}>
      <ActionIcon
        ref={button}
        size={26}
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={portal !== null}
        onClick={(event) => {
          event.stopPropagation();
          setPortal(landmarkOf(event.currentTarget));
        }}
      >
        <IconDots size={16} aria-hidden />
      </ActionIcon>
      {portal !== null && (
        <Menu
          opened
          position="bottom-end"
          shadow="md"
          returnFocus={false}
          withInitialFocusPlaceholder={false}
          portalProps={{ target: portal }}
          transitionProps={{ duration: 0 }}
          onClose={close}
        >
          <Menu.Target>
            <span aria-hidden className={classes.place} />
          </Menu.Target>
          <Menu.Dropdown aria-label={label}>
            {actions.map((action, at) => (
              <ActionMenuItem
                key={action.id}
                action={action}
                context={context}
                isFirst={at === 0}
                onChosen={close}
              />
            ))}
            {actions.some(({ enabled }) => isRefused(enabled({ ...NOWHERE, ...context }))) && (
              <>
                <Menu.Divider />
                <ActionMenuItem
                  action={rightsActions.checkRights}
                  context={context}
                  isFirst={false}
                  onChosen={close}
                />
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}
