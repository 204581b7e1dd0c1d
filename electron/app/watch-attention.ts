import { Notification } from 'electron';
import type { Send } from '../ipc/send';
import type { SettingsStore } from '../storage/settings';
import type { TaskManager } from '../tasks';
import { createAttention } from './attention';
import type { Notice } from './notice';
import type { MainWindow } from './window';

/** What gets attention, and for what. */
export interface WatchAttentionDeps {
  window: MainWindow;
  tasks: TaskManager;
  settings: SettingsStore;
  send: Send;
}

/** Notifications that are shown: one that nobody holds loses its click. */
const shown = new Set<Notification>();

function show({ title, body }: Notice, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  const forget = (): void => {
    shown.delete(notification);
  };
  notification.on('click', () => {
    forget();
    onClick();
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  shown.add(notification);
  notification.show();
}

/** Tells of the ends of tasks and shows their progress in the taskbar while the window is not in front. */
export function watchAttention({ window, tasks, settings, send }: WatchAttentionDeps): void {
  const attention = createAttention({
    isInFront: () => window.isInFront(),
    wantsNotices: () => settings.read().notifyTaskEnds,
    notify: (notice) => {
      show(notice, () => {
        window.show();
        send('app.showTask', { taskId: notice.taskId });
      });
    },
    showBar: (look) => {
      window.showBar(look);
    },
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  tasks.onChange((task) => {
    attention.taskChanged(task);
  });
  window.onFrontChange(() => {
    attention.frontChanged();
  });
}
