import type { Page } from '@playwright/test';

/** What is shown while no connection is open. */
export const firstScreen = (page: Page) => {
  const main = page.getByRole('main');
  return {
    openSample: main.getByRole('button', { name: 'Open the sample cluster' }),
    addConnection: main.getByRole('button', { name: 'Add a connection' }),
  };
};
