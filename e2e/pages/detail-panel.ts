import type { Page } from '@playwright/test';
import { memoryRow } from './memory-row';

export type PanelTab = 'Overview' | 'Partitions' | 'Fields' | 'Indexes' | 'Aliases';

/** What is known of one collection, beside the list. */
export const detailPanel = (page: Page, collection: string) => {
  const root = page.getByRole('region', { name: collection, exact: true });
  const partitions = root.getByRole('grid', { name: 'Partitions' });
  return {
    root,
    tab: (name: PanelTab) => root.getByRole('tab', { name, exact: true }),
    partitions,
    partition: (name: string) => memoryRow(page, partitions, name),
    createPartition: root.getByRole('button', { name: 'Create partition' }),
    close: root.getByRole('button', { name: 'Close', exact: true }),
  };
};
