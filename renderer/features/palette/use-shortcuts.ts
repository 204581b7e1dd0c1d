import { useHotkeys } from '@mantine/hooks';
import type { HotkeyItem } from '@mantine/hooks';
import { currentContext } from '@renderer/commands/context-source';
import { actions } from '@renderer/commands/registry';
import { useDialogStore } from '@renderer/stores/dialog-store';

const hotkeys: HotkeyItem[] = actions.flatMap(({ shortcut, enabled, run }) =>
  shortcut === undefined
    ? []
    : [
        [
          shortcut,
          () => {
            const context = currentContext();
            // An open dialog has the keyboard for itself.
            if (useDialogStore.getState().dialog !== null || enabled(context) !== true) return;
            void run(context);
          },
        ],
      ],
);

/** Binds the keys of all actions, also while a field has the focus: all of them have Ctrl or Cmd. */
export function useShortcuts(): void {
  useHotkeys(hotkeys, []);
}
