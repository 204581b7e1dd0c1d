import type { MessageId } from '@renderer/i18n';
import type { CollectionSubject, PartitionSubject } from './collection-subject';

/** The list that is on the screen: of collections or of what is in memory. */
export interface ShownList {
  refresh: () => void;
  focusSearch: () => void;
  /** Null: nothing can be selected in it. */
  selection: ShownSelection | null;
}

/** What is selected in it. */
export interface ShownSelection {
  count: number;
  selectShown: () => void;
  clear: () => void;
  /** True if at least one of them may be, or why none may. */
  enabled: (action: 'load' | 'release') => Enabled;
  /** Opens the plan of doing it to all that are selected. */
  plan: (action: 'load' | 'release') => void;
}

/** What the screen shows now, as far as actions need it. A row's switch puts its own row in. */
export interface ActionContext {
  connectionId: string | null;
  database: string | null;
  collection: CollectionSubject | null;
  partition: PartitionSubject | null;
  list: ShownList | null;
}

/** True, or why not, as a text and its values. */
export type Enabled = true | { because: MessageId; values?: Record<string, string> };

/** One thing that can be done. It feeds the switch, the menu, the palette and the key alike. */
export interface Action {
  id: string;
  label: MessageId;
  /** The same with `{name}` in it, for where it does not stand beside what it is about. */
  named?: MessageId;
  /** Other words under which the palette finds it. */
  keywords?: MessageId;
  /** A key as @mantine/hooks writes it: `mod+F`. */
  shortcut?: string;
  /** Not offered in the palette, because it makes sense only on what it is shown at. */
  hidden?: boolean;
  destructive?: boolean;
  enabled: (context: ActionContext) => Enabled;
  run: (context: ActionContext) => void | Promise<void>;
}

/** Defines an action; see {@link Action}. */
export const action = (definition: Action): Action => definition;
