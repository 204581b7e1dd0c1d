import { QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { subscribeToEvents } from '@renderer/api/events';
import { createQueryClient } from '@renderer/api/query-client';
import { readAgain } from '@renderer/features/collections/data/stale-reads';
import { outdatePartitions } from '@renderer/features/partitions/outdate-partitions';
import type { CollectionRef } from '@shared/domain/refs';
import { CONNECTION_ID } from './application';
import { Screen } from './Screen';
import type { Shown } from './Screen';

/** The database that is open. */
export const DATABASE = { connectionId: CONNECTION_ID, database: 'default' };

/** The window's own code on a page without a face. */
export interface Window {
  shown: Shown;
  /** Reads are under way. */
  isReading(): boolean;
  /** What "Refresh" does. */
  refresh(): Promise<void>;
  /** What the dialog does that has asked for a partition. */
  partitionMade(target: CollectionRef): Promise<void>;
  /** Opens the panel of a collection, or none. */
  open(collection: string | null): void;
  close(): void;
}

/** Opens a window over the bridge that the page has; needs a document. */
export function openWindow(): Window {
  const shown: Shown = { connected: false, rows: [], readAt: null, isStale: false, tasks: [], panel: null };
  const client = createQueryClient();
  const stop = subscribeToEvents(client);
  const root = createRoot(document.createElement('div'));
  const draw = (opened: string | null) => {
    const screen = createElement(Screen, { database: DATABASE, opened, shown });
    root.render(createElement(QueryClientProvider, { client }, screen));
  };
  draw(null);
  return {
    shown,
    isReading: () => client.isFetching() > 0,
    refresh: () => readAgain(client, DATABASE),
    partitionMade: (target) => outdatePartitions(client, target),
    open: (collection) => {
      shown.panel = null;
      draw(collection);
    },
    close: () => {
      root.unmount();
      stop();
      client.clear();
    },
  };
}
