import { expect, test } from '../fixtures/test';

const hostile = [
  '<img src=x onerror="window.hacked=true">',
  'evil\u202Egnp.exe',
  'line\nbreak',
  'nul\u0000inside',
  '\u001b[31mred',
  '__proto__',
  '  spaces around  ',
];

const scenario = {
  databases: {
    default: hostile.map((name) => ({
      name,
      description: name,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' as const },
        { name: 'embedding', type: 'FloatVector', dim: 8 },
      ],
      partitions: { [name === '__proto__' ? 'part' : name]: 12 },
      indexes: { embedding: { index_type: 'FLAT', metric_type: 'L2' } },
      aliases: [`alias of ${name}`],
    })),
  },
};

test('names that a server sends are shown, never obeyed', async ({ falconer, opened }) => {
  await opened({ environment: 'production' }, { scenario });
  const { page, screen } = falconer;
  await expect(screen.list.rows).toHaveCount(hostile.length);
  const heights = await screen.list.rows.evaluateAll((rows) =>
    rows.map((row) => row.getBoundingClientRect().height),
  );
  expect(new Set(heights).size).toBe(1);
  for (let at = 0; at < hostile.length; at += 1) {
    await screen.list.rows.nth(at).click();
    await page.getByRole('tab', { name: 'Partitions' }).click();
    await expect(page.getByRole('grid', { name: 'Partitions' })).toBeVisible();
  }
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  expect(await page.locator('img[src=x]').count()).toBe(0);
  // What turns the direction of writing around is made visible and kept inside its own element.
  const shown = await page.getByRole('main').evaluate((main) => main.textContent);
  expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000\u001b]/u);
});

test('the drop question compares with the exact name, however it looks', async ({ falconer, opened }) => {
  const name = 'evil\u202Egnp.exe';
  const cluster = await opened({ environment: 'production' }, { scenario });
  const { page, screen } = falconer;
  cluster.world.database('default').aliases.clear();
  await screen.list.search.fill('evil');
  await expect(screen.list.rows).toHaveCount(1);
  await screen.list.rows.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Drop…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Drop the collection / });
  const typed = dialog.getByRole('textbox');
  const submit = dialog.getByRole('button', { name: /^Drop / });
  await typed.fill('evilgnp.exe');
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await typed.fill(name);
  await submit.click();
  await expect(screen.list.rows).toHaveCount(0);
  expect(cluster.has(name)).toBe(false);
});
