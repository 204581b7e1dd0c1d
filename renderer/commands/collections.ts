import { action } from './action';
import type { ActionContext, Enabled, ShownList, ShownSelection } from './action';
import { keepDefinition } from './archive';
import {
  askAlterAlias,
  askCreateAlias,
  askCreateIndex,
  askCreatePartition,
  askDrop,
  askDropAlias,
  askReleasePartitions,
  askRename,
  copyName,
  planLoad,
  refreshLoad,
  release,
  turnOn,
} from './carry-out';
import { collectionRules } from './collection-rules';
import type { CollectionSubject } from './collection-subject';

type Rule = (subject: CollectionSubject) => Enabled;

const NONE: Enabled = { because: 'because.noCollection' };

/** The rule and the deed of an action, for the collection that it is shown at or that is open. */
function onCollection(rule: Rule, run: (subject: CollectionSubject) => void | Promise<void>) {
  return {
    enabled: ({ collection }: ActionContext) => (collection === null ? NONE : rule(collection)),
    run: ({ collection }: ActionContext) => (collection === null ? undefined : run(collection)),
  };
}

/** The same for what concerns the whole list. */
function onList(run: (list: ShownList) => void) {
  return {
    enabled: ({ list }: ActionContext): Enabled => (list === null ? { because: 'because.noDatabase' } : true),
    run: ({ list }: ActionContext) => {
      if (list !== null) run(list);
    },
  };
}

/** The same for what concerns all that are selected in it. */
function onSelection(
  run: (selection: ShownSelection) => void,
  rule: (selection: ShownSelection) => Enabled = () => true,
) {
  return {
    enabled: ({ list }: ActionContext): Enabled => {
      const selection = list?.selection ?? null;
      return selection === null || selection.count === 0
        ? { because: 'because.nothingSelected' }
        : rule(selection);
    },
    run: ({ list }: ActionContext) => {
      if (list?.selection != null) run(list.selection);
    },
  };
}

/** The plan of a change to all that are selected. */
const planSelected = (change: 'load' | 'release') =>
  onSelection(
    ({ plan }) => {
      plan(change);
    },
    ({ enabled }) => enabled(change),
  );

/** What can be done with a list of collections. */
export const listActions = {
  selectShown: action({
    id: 'collections.selectShown',
    label: 'selection.action.selectAll',
    enabled: ({ list }) => (list?.selection == null ? { because: 'because.noDatabase' } : true),
    run: ({ list }) => list?.selection?.selectShown(),
  }),
  loadSelected: action({
    id: 'collections.loadSelected',
    label: 'selection.action.load',
    ...planSelected('load'),
  }),
  releaseSelected: action({
    id: 'collections.releaseSelected',
    label: 'selection.action.release',
    ...planSelected('release'),
  }),
  clearSelection: action({
    id: 'collections.clearSelection',
    label: 'selection.action.clear',
    ...onSelection((selection) => {
      selection.clear();
    }),
  }),
  refresh: action({
    id: 'collections.refresh',
    label: 'collections.action.refresh',
    shortcut: 'mod+R',
    ...onList((list) => {
      list.refresh();
    }),
  }),
  search: action({
    id: 'collections.search',
    label: 'collections.action.search',
    shortcut: 'mod+F',
    ...onList((list) => {
      list.focusSearch();
    }),
  }),
};

/** The action that creates the index which one vector field lacks. */
export const createIndexOn = (field: string) =>
  action({
    id: `collection.createIndex ${field}`,
    label: 'createIndex.open',
    hidden: true,
    ...onCollection(collectionRules.createIndex, (subject) => {
      askCreateIndex(subject, field);
    }),
  });

/** The action that points one alias of a collection to another one. */
export const alterAliasOf = (alias: string) =>
  action({
    id: `collection.alterAlias ${alias}`,
    label: 'aliases.move',
    hidden: true,
    ...onCollection(collectionRules.alterAlias, (subject) => {
      askAlterAlias(subject, alias);
    }),
  });

/** The action that drops one alias of a collection. */
export const dropAliasOf = (alias: string) =>
  action({
    id: `collection.dropAlias ${alias}`,
    label: 'aliases.drop',
    hidden: true,
    destructive: true,
    ...onCollection(collectionRules.dropAlias, (subject) => {
      askDropAlias(subject, alias);
    }),
  });

/** What can be done with a collection, in the order in which the palette shows it. */
export const collectionActions = {
  load: action({
    id: 'collection.load',
    label: 'collections.action.loadPlain',
    named: 'collections.named.load',
    ...onCollection(collectionRules.load, turnOn),
  }),
  toggle: action({
    id: 'collection.toggle',
    label: 'collections.action.toggle',
    shortcut: 'mod+Enter',
    // Load and release are in the palette by their own names.
    hidden: true,
    ...onCollection(collectionRules.toggle, (subject) =>
      subject.state.kind === 'loaded' ? release(subject) : turnOn(subject),
    ),
  }),
  loadOptions: action({
    id: 'collection.loadOptions',
    label: 'collections.action.loadOptions',
    named: 'collections.named.loadOptions',
    shortcut: 'mod+L',
    ...onCollection(collectionRules.loadOptions, planLoad),
  }),
  refreshLoad: action({
    id: 'collection.refreshLoad',
    label: 'collections.action.refreshLoad',
    named: 'collections.named.refreshLoad',
    ...onCollection(collectionRules.refreshLoad, refreshLoad),
  }),
  release: action({
    id: 'collection.release',
    label: 'collections.action.release',
    named: 'collections.named.release',
    shortcut: 'mod+shift+L',
    ...onCollection(collectionRules.release, release),
  }),
  releasePartitions: action({
    id: 'collection.releasePartitions',
    label: 'collections.action.releasePartitions',
    named: 'collections.named.releasePartitions',
    ...onCollection(collectionRules.releasePartitions, askReleasePartitions),
  }),
  createIndex: action({
    id: 'collection.createIndex',
    label: 'createIndex.open',
    named: 'createIndex.named',
    ...onCollection(collectionRules.createIndex, (subject) => {
      askCreateIndex(subject, null);
    }),
  }),
  createPartition: action({
    id: 'collection.createPartition',
    label: 'partitions.create',
    named: 'createPartition.title',
    ...onCollection(collectionRules.createPartition, askCreatePartition),
  }),
  rename: action({
    id: 'collection.rename',
    label: 'rename.open',
    named: 'rename.named',
    ...onCollection(collectionRules.rename, askRename),
  }),
  createAlias: action({
    id: 'collection.createAlias',
    label: 'aliases.add',
    named: 'aliases.addNamed',
    ...onCollection(collectionRules.createAlias, askCreateAlias),
  }),
  keepDefinition: action({
    id: 'collection.keepDefinition',
    label: 'archive.keep',
    named: 'archive.keepNamed',
    keywords: 'archive.openKeywords',
    ...onCollection(collectionRules.keepDefinition, ({ ref }) => keepDefinition(ref)),
  }),
  copyName: action({
    id: 'collection.copyName',
    label: 'collections.action.copyName',
    named: 'collections.named.copyName',
    ...onCollection(
      () => true,
      ({ ref }) => copyName(ref, ref.collection),
    ),
  }),
  drop: action({
    id: 'collection.drop',
    label: 'collections.action.drop',
    named: 'collections.named.drop',
    destructive: true,
    ...onCollection(collectionRules.drop, askDrop),
  }),
};
