import type { Page } from '@playwright/test';
import { activityView } from './activity-view';
import { archive } from './archive';
import { bulkDialog, selectionBar } from './bulk';
import { collectionList } from './collection-list';
import { connectionEditor } from './connection-editor';
import { detailPanel } from './detail-panel';
import {
  createIndexDialog,
  createPartitionDialog,
  dropDialog,
  dropSeveralDialog,
  loadDialog,
  loadSummary,
  releaseDialog,
  releasePartitionsDialog,
} from './dialogs';
import { firstScreen } from './first-screen';
import { memoryView } from './memory-view';
import { nameDialogs } from './names';
import { palette } from './palette';
import { settingsDialog } from './settings';
import { sidebar } from './sidebar';
import { taskDock } from './task-dock';
import { warmSets } from './warm-sets';

/** Everything that a person can see and do, by roles and labels. */
export const screenOf = (page: Page) => ({
  first: firstScreen(page),
  sidebar: sidebar(page),
  editor: connectionEditor(page),
  list: collectionList(page),
  panel: (collection: string) => detailPanel(page, collection),
  memory: memoryView(page),
  activity: activityView(page),
  warmSets: warmSets(page),
  archive: archive(page),
  tasks: taskDock(page),
  load: (collection: string) => loadDialog(page, collection),
  loadSummary: (collection: string) => loadSummary(page, collection),
  release: (name: string) => releaseDialog(page, name),
  releasePartitions: (collection: string) => releasePartitionsDialog(page, collection),
  dropCollection: (name: string) => dropDialog(page, 'collection', name),
  dropSeveral: (count: number) => dropSeveralDialog(page, count),
  dropPartition: (name: string) => dropDialog(page, 'partition', name),
  dropName: (what: 'alias' | 'database', name: string) => dropDialog(page, what, name),
  createIndex: (collection: string) => createIndexDialog(page, collection),
  createPartition: (collection: string) => createPartitionDialog(page, collection),
  settings: settingsDialog(page),
  selection: selectionBar(page),
  bulk: (title: string) => bulkDialog(page, title),
  names: nameDialogs(page),
  palette: palette(page),
  alert: page.getByRole('alert'),
});

export type Screen = ReturnType<typeof screenOf>;
