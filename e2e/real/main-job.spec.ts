import type { Page } from '@playwright/test';
import { BOOKS } from '../fixtures/milvus-fill';
import type { MilvusReader } from '../fixtures/milvus-reader';
import { startFilledServer, type FilledServer } from '../fixtures/real-server';
import { expect, test } from '../fixtures/test';
import type { MemoryRow } from '../pages/memory-row';

const LOAD_MS = 120_000;
const ALL = ['_default', ...BOOKS.partitions];
const ROWS = String(BOOKS.partitions.length * BOOKS.rowsPerPartition);
const whole = (percent: number) => Object.fromEntries(ALL.map((name) => [name, percent]));

let real: FilledServer;

test.beforeAll(async () => {
  real = await startFilledServer();
});

test.afterAll(async () => {
  // Only if it was started: what hindered that is the failure to look at.
  await (real as FilledServer | undefined)?.stop();
});

/** Writes down every percentage that a row's bar shows, from now on, as the page changes it. */
async function recordBar(page: Page, name: string): Promise<() => Promise<number[]>> {
  await page.evaluate((label) => {
    const seen: number[] = [];
    Object.assign(globalThis, { seenPercents: seen });
    const look = () => {
      for (const bar of document.querySelectorAll(`[role=grid] [role=progressbar][aria-label="${label}"]`)) {
        const value = Number(bar.getAttribute('aria-valuenow'));
        if (seen.at(-1) !== value) seen.push(value);
      }
    };
    new MutationObserver(look).observe(document.body, {
      ...{ subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] },
    });
    look();
  }, `Loading ${name}`);
  return () => page.evaluate(() => (globalThis as unknown as { seenPercents: number[] }).seenPercents);
}

/** The screen says this, and the server says the same when asked by somebody else. */
async function expectAgreement(
  row: MemoryRow,
  reader: MilvusReader,
  words: string,
  inMemory: Record<string, number>,
): Promise<void> {
  await expect(row.state(words)).toBeVisible({ timeout: LOAD_MS });
  expect(await reader.inMemory(BOOKS.collection)).toEqual(inMemory);
}

test('connect, load, watch, release, partly loaded, drop a partition and a collection', async ({
  falconer,
}) => {
  const { page, screen } = falconer;
  const { editor, sidebar, list, tasks } = screen;
  const { server, reader } = real;
  const books = list.row('books');
  const panel = screen.panel('books');
  await falconer.resize(1280, 800);

  await test.step('connect by the editor, as production', async () => {
    await screen.first.addConnection.click();
    await editor.name.fill('Real Milvus');
    await editor.address.fill(server.address);
    await editor.environment('production').click();
    await editor.test.click();
    await expect(editor.result).toContainText('Every step passed.', { timeout: 30_000 });
    await expect(editor.result).toContainText('2.3.5');
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    if (!(await list.table.isVisible())) await sidebar.connection('Real Milvus').click();
    await expect(books.root).toBeVisible({ timeout: 30_000 });
    expect(await list.names()).toEqual(await reader.collections());
    await expect(books.root).toContainText(Number(ROWS).toLocaleString('en'));
    expect(await reader.rowCount('books')).toBe(ROWS);
    await expectAgreement(books, reader, 'Not loaded', {});
  });

  await test.step('load, and watch the bar arrive', async () => {
    const percents = await recordBar(page, 'books');
    await books.toggle.click();
    await screen.loadSummary('books').submit.click();
    await expect(books.bar.or(books.state('Loaded')).first()).toBeVisible();
    await expectAgreement(books, reader, 'Loaded', whole(100));
    await expect(books.toggle).toBeChecked();
    const seen = await percents();
    test.info().annotations.push({ type: 'percentages on screen', description: seen.join(', ') });
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.length).toBeGreaterThan(0);
    await tasks.open();
    await expect(tasks.task('Load books').status('Done')).toBeVisible();
  });

  await test.step('release one partition: partly loaded', async () => {
    await books.root.click();
    await panel.tab('Partitions').click();
    await expect(panel.partition('poetry').state('Loaded')).toBeVisible();
    await panel.partition('poetry').toggle.click();
    await screen.release('poetry').submit.click();
    await expect(panel.partition('poetry').state('Not loaded')).toBeVisible({ timeout: LOAD_MS });
    const { poetry: _, ...rest } = whole(100);
    await expectAgreement(books, reader, 'Partly 3 of 4', rest);
    await expect(books.toggle).not.toBeChecked();
    // The server's own word for the collection would have been "loaded".
    expect(await reader.percent('books')).toBe(100);
  });

  await test.step('a loaded partition is offered as release, then drop; cancelling changes nothing', async () => {
    const before = await reader.picture();
    const question = screen.dropPartition('science');
    await panel.partition('science').choose('Drop…');
    await expect(question.releaseThenDrop).toBeVisible();
    await expect(question.releaseThenDrop).toHaveAttribute('aria-disabled', 'true');
    await expect(question.dialog).toContainText('50,000');
    await question.cancel.click();
    await expect(question.dialog).toBeHidden();
    expect(await reader.picture()).toEqual(before);
  });

  await test.step('release and drop it', async () => {
    const question = screen.dropPartition('science');
    await panel.partition('science').choose('Drop…');
    await question.typeName.fill('science');
    await question.releaseThenDrop.click();
    await expect(panel.partition('science').root).toHaveCount(0, { timeout: LOAD_MS });
    await expect(tasks.task('Drop science of books').status('Done')).toBeVisible({ timeout: LOAD_MS });
    expect(await reader.partitions('books')).toEqual(['_default', 'fiction', 'poetry']);
    await expectAgreement(books, reader, 'Partly 2 of 3', { _default: 100, fiction: 100 });
  });

  await test.step('release the collection', async () => {
    await books.choose('Release');
    await screen.release('books').submit.click();
    await expectAgreement(books, reader, 'Not loaded', {});
    expect(await reader.percent('books')).toBeNull();
  });

  await test.step('drop the collection, its name typed', async () => {
    const question = screen.dropCollection('books');
    await books.choose('Drop…');
    await expect(question.dialog).toContainText(await reader.collectionId('books'));
    await question.typeName.fill('Books');
    await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
    expect(await reader.has('books')).toBe(true);
    await question.typeName.fill('books');
    await question.submit.click();
    await expect(books.root).toHaveCount(0, { timeout: LOAD_MS });
    await expect(tasks.task('Drop books').status('Done')).toBeVisible({ timeout: LOAD_MS });
    expect(await reader.collections()).toEqual([]);
    await expect(page.getByText('No collections in default')).toBeVisible();
  });
});
