import { BRIDGE_GLOBAL } from '@shared/ipc/bridge';
import type { IpcRendererEvent } from 'electron';
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge';

contextBridge.exposeInMainWorld(
  BRIDGE_GLOBAL,
  createBridge({
    invoke: (channel, input) => ipcRenderer.invoke(channel, input),
    on(event, listener) {
      // The event object holds a reference to ipcRenderer: it stays on this side.
      const forward = (_event: IpcRendererEvent, payload: unknown): void => {
        listener(payload);
      };
      ipcRenderer.on(event, forward);
      return () => {
        ipcRenderer.removeListener(event, forward);
      };
    },
  }),
);
