import type { Page } from '@playwright/test';

/** The choice of what is loaded. */
export const loadDialog = (page: Page, collection: string) => {
  const dialog = page.getByRole('dialog', { name: `Load ${collection}`, exact: true });
  return {
    dialog,
    field: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    partition: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    somePartitions: dialog.getByRole('radio', { name: 'Chosen partitions' }),
    replicas: dialog.getByRole('textbox', { name: 'Replicas' }),
    /** What it costs. */
    memory: dialog.getByRole('region', { name: 'Memory', exact: true }),
    obstacles: dialog.getByRole('list', { name: 'What stands in the way' }),
    /** The button that does it, which says what it does. */
    submit: dialog.getByRole('button', { name: /^(?:Release, then load|Load) / }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
  };
};

/** The summary that a production connection shows before a load. */
export const loadSummary = (page: Page, collection: string) => {
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Load ${collection}\\??$`) });
  return { dialog, submit: dialog.getByRole('button', { name: /^Load / }) };
};

export const releaseDialog = (page: Page, name: string) => {
  const dialog = page.getByRole('dialog', { name: `Release ${name}?`, exact: true });
  return {
    dialog,
    submit: dialog.getByRole('button', { name: `Release ${name}`, exact: true }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
  };
};

/** The choice of which partitions are released. */
export const releasePartitionsDialog = (page: Page, collection: string) => {
  const dialog = page.getByRole('dialog', { name: `Release partitions of ${collection}`, exact: true });
  return {
    dialog,
    partition: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    submit: dialog.getByRole('button', { name: /^Release \d+ partitions?$/ }),
  };
};

/** The question before one of them is dropped. */
export const dropDialog = (
  page: Page,
  what: 'collection' | 'partition' | 'alias' | 'database',
  name: string,
) => {
  const dialog = page.getByRole('dialog', { name: `Drop the ${what} ${name}?`, exact: true });
  return {
    dialog,
    typeName: dialog.getByRole('textbox', { name: `Type ${name} to confirm`, exact: true }),
    steps: dialog.getByRole('region', { name: 'What will happen' }).getByRole('listitem'),
    keepsCopy: dialog.getByRole('checkbox', { name: 'Keep a copy of the definition first', exact: true }),
    withoutCopy: dialog.getByRole('textbox', { name: /that no copy of the definition is kept$/ }),
    submit: dialog.getByRole('button', { name: `Drop ${name}`, exact: true }),
    releaseThenDrop: dialog.getByRole('button', { name: `Release, then drop ${name}`, exact: true }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
  };
};

/** The question before several are dropped. */
export const dropSeveralDialog = (page: Page, count: number) => {
  const dialog = page.getByRole('dialog', { name: `Drop ${String(count)}?`, exact: true });
  return {
    dialog,
    item: (name: string) =>
      dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }),
    count: dialog.getByRole('textbox', { name: /^Type how many are dropped/ }),
    connection: dialog.getByRole('textbox', { name: /^Type the name of the connection/ }),
    submit: dialog.getByRole('button', { name: /^Drop \d+(?:, leave \d+)?$/ }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
  };
};

/** The choice of an index for a field that has none. */
export const createIndexDialog = (page: Page, collection: string) => {
  const dialog = page.getByRole('dialog', { name: `Create an index on ${collection}`, exact: true });
  const choice = (name: string) => dialog.getByRole('combobox', { name, exact: true });
  return {
    ...{ dialog, field: choice('Field'), type: choice('Index type'), metric: choice('Metric') },
    parameter: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    thenLoad: dialog.getByRole('checkbox', { name: `Load ${collection} when it is built`, exact: true }),
    steps: dialog.getByRole('region', { name: 'What will happen' }).getByRole('listitem'),
    submit: dialog.getByRole('button', { name: /^Create index(?: and load)?$/ }),
  };
};

export const createPartitionDialog = (page: Page, collection: string) => {
  const dialog = page.getByRole('dialog', { name: `Create a partition in ${collection}`, exact: true });
  return {
    dialog,
    name: dialog.getByRole('textbox', { name: 'Name', exact: true }),
    submit: dialog.getByRole('button', { name: 'Create partition', exact: true }),
  };
};
