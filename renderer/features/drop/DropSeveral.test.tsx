import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { booksRef, dropFactsOf } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import type { DropFacts } from '@shared/domain/collection';
import type { DropItem, DropTarget } from '@shared/domain/drop';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { planDrop } from '@shared/policy/drop-plan';
import { DropSeveral } from './DropSeveral';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));

const whole = (collection: string, over: Partial<DropFacts> = {}) => ({
  target: { kind: 'collection', ref: { ...booksRef, collection } } as DropTarget,
  facts: dropFactsOf({ collection, ...over }),
});

const part = (partition: string, over: Partial<DropFacts> = {}) => ({
  target: { kind: 'partition', ref: { ...booksRef, partition, partitionId: '7' } } as DropTarget,
  facts: dropFactsOf({ partition, partitionId: '7', loadedPartitions: [partition], ...over }),
});

function show(readings: ReturnType<typeof whole>[], version = 'v2.5.27') {
  const capabilities = on(version);
  const items: DropItem[] = readings.map((reading) => planDrop(reading, true, capabilities));
  return renderWithProviders(<DropSeveral items={items} capabilities={capabilities} waitMs={0} />).user;
}

function rowOf(name: string) {
  const row = screen.getByRole('rowheader', { name }).closest('tr');
  if (row === null) throw new Error(`no row of ${name}`);
  return within(row);
}
/** A name of which letters are marked. */
const isNamed = (name: string) => (_text: string, element: Element | null) =>
  element?.tagName === 'BDI' && element.textContent === name && element.querySelector('mark') !== null;

const totals = () =>
  within(screen.getByRole('list', { name: 'In all' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('a list of several', () => {
  it('tells of each whether it is in memory, and each of its aliases in an element of its own', () => {
    show([
      whole('books', { loadedPartitions: ['y2015'], aliases: ['a, b', '\u05D0\u05D1', 'latest'] }),
      whole('papers', { loadedPartitions: ['_default', 'y2015'] }),
      whole('drafts'),
      whole('secret', { loadedPartitions: null }),
    ]);
    expect(rowOf('books').getByText('1 of 2 partitions')).toBeDefined();
    expect(rowOf('papers').getByText('yes')).toBeDefined();
    expect(rowOf('drafts').getByText('no')).toBeDefined();
    expect(rowOf('secret').getByText('unknown')).toBeDefined();
    const aliases = rowOf('books').getAllByRole('listitem');
    expect(aliases.map(({ textContent }) => textContent)).toEqual(['a, b', '\u05D0\u05D1', 'latest']);
    for (const alias of aliases) expect(alias.firstElementChild?.tagName).toBe('BDI');
  });

  it('sums up what goes, and says what is not read for a list', () => {
    show([
      whole('books', { loadedPartitions: ['y2015'], aliases: ['x', 'y'], rowCount: '10' }),
      whole('papers', { aliases: ['z'], rowCount: null }),
      whole('drafts', { rowCount: '1000' }),
      whole('gone', { collectionId: '2', aliases: ['w'], rowCount: '5' }),
    ]);
    expect(totals()).toEqual([
      '1 of 3 is in memory',
      '3 aliases stop working',
      '1,010 rows (from statistics, may lag)',
      'rows of 1 could not be read',
    ]);
    expect(screen.getByText(/^Who has rights on them is not read for a list/)).toBeDefined();
  });

  it.each([
    ['v2.5.27', 'Remove its 2 aliases, then drop'],
    ['v2.3.5', 'Remove its 2 aliases, then drop'],
    ['milvus_lite-3.2.1', 'Drop; its 2 aliases go with it'],
  ])('says on %s what becomes of aliases: %s', (version, words) => {
    show([whole('books', { aliases: ['x', 'y'] }), whole('drafts')], version);
    expect(rowOf('books').getByText(words)).toBeDefined();
    expect(rowOf('drafts').getByText('Drop')).toBeDefined();
  });

  it('has the rest in a row that the keyboard opens; the Tab key reaches one of them', async () => {
    const user = show([
      whole('books', { loadedPartitions: ['y2015'], replicas: 2, loadedSince: Date.now() }),
      whole('papers', {
        lookAlikes: { named: [{ name: 'Papers', how: 'drawnAlike' }], more: 0 },
        indexes: [],
      }),
    ]);
    const more = (name: string) => screen.getByRole('button', { name: `More about ${name}` });
    expect([more('books').tabIndex, more('papers').tabIndex]).toEqual([0, -1]);
    more('books').focus();
    await user.keyboard('{Enter}');
    expect(more('books').getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText(/^1 of 2 partitions; .*; 2 replicas; loaded from here/)).toBeDefined();
    expect(screen.getByText('2: _default, y2015')).toBeDefined();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(document.activeElement).toBe(more('papers'));
    expect([more('books').tabIndex, more('papers').tabIndex]).toEqual([-1, 0]);
    expect(screen.getByText(isNamed('Papers'))).toBeDefined();
    await user.keyboard('{Enter}');
    expect(screen.queryByText(isNamed('Papers'))).toBeNull();
  });

  it('names the collection of partitions, and says once what their releases take along or may be refused', () => {
    const more = { loadedBeside: 1, partitionNames: ['a', 'b'], aliases: ['catalog'] };
    show([part('a', more), part('b', more)], 'v2.2.16');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      ...['Name', 'Collection', 'Id', 'Rows', 'In memory', 'What happens'],
    ]);
    expect(totals()).toEqual(['2 of 2 are in memory', '2,469,134 rows (from statistics, may lag)']);
    expect(screen.getAllByText(/^This server refuses to release a partition/)).toHaveLength(1);
    expect(screen.getAllByText(/books is then not loaded at all/)).toHaveLength(1);
    expect(screen.getByText('Drop these 2, with all their rows')).toBeDefined();
  });
});
