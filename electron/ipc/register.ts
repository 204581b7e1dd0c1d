import { channelNames } from '@shared/ipc/contract';
import { ipcMain } from 'electron';
import type { Pipeline } from './pipeline';
import { senderOf } from './sender-guard';

/** The page that may send requests: the id of its WebContents (null without a window), and a signal of its end. */
export interface RequestingPage {
  contentsId: () => number | null;
  gone: () => AbortSignal;
}

/** Listens on every channel of the contract. The only place that touches `ipcMain`. */
export function registerChannels(pipeline: Pipeline, page: RequestingPage): void {
  for (const channel of channelNames) {
    ipcMain.handle(channel, (event, input: unknown) =>
      pipeline({ channel, input, sender: senderOf(event, page.contentsId()), pageGone: page.gone() }),
    );
  }
}
