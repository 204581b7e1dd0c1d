import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { installFakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import type { ActivityLogState } from '@shared/domain/activity';
import { appError, FalconerError } from '@shared/ipc/result';
import { visibleText } from '@renderer/ui/visible-text';
import { ActivityView } from './ActivityView';
import type { ActivityLine } from './queries';

const whole: ActivityLogState = {
  ...{ lines: 7, chain: { kind: 'whole' }, hole: null, lostBefore: 0, isCut: false },
};

function lineOf(seq: number, over: Partial<ActivityLine> = {}): ActivityLine {
  return {
    ...{ seq, at: Date.UTC(2026, 2, 2, 14, 5, 9), endedAt: null, state: 'done', error: null },
    ...{ connectionId: 'c', connectionName: 'local', environment: 'staging', user: 'root' },
    ...{ operation: 'load', parameters: {}, taskId: 't1', bulk: null, consent: { kind: 'notAsked' } },
    ...{ durationMs: 1234, byReading: false, partitionCount: null },
    target: { database: 'default', collection: `books${String(seq)}`, collectionId: '7', partitions: null },
    ...over,
  };
}

function install(lines: readonly ActivityLine[], log: Partial<ActivityLogState> = {}) {
  const bridge = installFakeDatabase();
  bridge.handle({
    'activity.list': ({ offset, limit, filter: { text, operation, state } }) => {
      const fits = lines.filter(
        (line) =>
          (line.target.collection ?? '').includes(text) &&
          (operation === null || line.operation === operation) &&
          (state === null || line.state === state),
      );
      return { entries: fits.slice(offset, offset + limit), total: fits.length, log: { ...whole, ...log } };
    },
    'activity.export': () => ({ path: '/home/a/log.csv' }),
  });
  return bridge;
}

const show = () => renderWithProviders(<ActivityView />);
const row = (name: RegExp) => screen.findByRole('row', { name });

beforeEach(() => {
  giveLayout();
});

describe('the activity', () => {
  it('tells when, where, what and how it ended', async () => {
    const partition = { ...lineOf(3).target, partitions: ['p1'] };
    install([
      lineOf(3, { operation: 'dropPartition', target: partition, partitionCount: 1, state: 'unknown' }),
      lineOf(2, { operation: 'release', state: 'open', durationMs: null }),
    ]);
    show();
    const drop = await row(/books3/);
    expect(drop.textContent).toContain('Staging');
    expect(drop.textContent).toContain('local');
    expect(drop.textContent).toContain('Drop partition');
    expect(drop.textContent).toContain('p1 of books3');
    expect(drop.textContent).toContain('in default');
    expect(drop.textContent).toContain('Unknown');
    expect(drop.textContent).toContain('1.2\u00A0s');
    expect((await row(/books2/)).textContent).toContain('End not seen–');
    screen.getByText(/^7 lines, each as it was written/);
  });

  it.each([
    ['renameCollection', { name: 'novels' }, 'books7 → novels'],
    ['createAlias', { name: 'catalog' }, 'catalog of books7'],
    ['dropAlias', { name: 'catalog' }, 'catalog of books7'],
    ['dropAlias', { aliases: ['a', 'b'] }, 'a, b of books7'],
    ['alterAlias', { name: 'catalog', from: { collection: 'old' } }, 'catalog → books7'],
    ['load', { name: 'odd' }, 'books7'],
  ])('names what %s is about: %j', async (operation, parameters, words) => {
    install([lineOf(7, { operation, parameters })]);
    show();
    expect((await row(/books7/)).textContent).toContain(words);
  });

  it('opens what the log holds of a line, by click and by Enter', async () => {
    install([
      lineOf(4, {
        ...{ operation: 'dropCollection', state: 'failed', byReading: true, parameters: { replicas: 2 } },
        consent: { kind: 'typed', phrases: ['books4'] },
        error: {
          code: 'permissionDenied',
          params: {},
          detail: 'no, says the server',
          serverCode: 'Milvus 7',
        },
      }),
    ]);
    const { user } = show();
    await user.click(await row(/books4/));
    const details = screen.getByRole('region', { name: 'Details of line 4' });
    expect(details.textContent).toContain('typed “books4”');
    expect(details.textContent).toContain('replicas: 2');
    expect(details.textContent).toContain('Found by reading the server afterwards.');
    await user.click(within(details).getByRole('button', { name: 'Details' }));
    expect(details.textContent).toContain('no, says the server');
    await user.click(within(details).getByRole('button', { name: 'Close details' }));
    expect(screen.queryByRole('region', { name: /^Details/ })).toBeNull();
    (await row(/books4/)).focus();
    await user.keyboard('{Enter}');
    screen.getByRole('region', { name: 'Details of line 4' });
  });

  it('shows an operation and a code of a later version as they are', async () => {
    const error = { code: 'notInventedYet', params: {}, detail: 'words', serverCode: null };
    install([lineOf(5, { operation: 'teleport', state: 'failed', error })]);
    const { user } = show();
    await user.click(await row(/teleport/));
    expect(screen.getByRole('region', { name: /^Details/ }).textContent).toContain('notInventedYet');
  });

  it('searches and filters, and says when nothing matches', async () => {
    const bridge = install([lineOf(2), lineOf(1, { operation: 'release', state: 'failed' })]);
    const { user } = show();
    await row(/books2/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Operation' }), 'Release');
    await waitFor(() => expect(screen.queryByText('books2')).toBeNull());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Failed');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'Last 24 hours');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Connection' }), 'local');
    await user.type(screen.getByRole('searchbox'), 'nowhere');
    await screen.findByText('Nothing matches');
    const last = bridge.callsOf('activity.list').at(-1)!.filter;
    expect(last).toMatchObject({ text: 'nowhere', operation: 'release', state: 'failed', connectionId: 'c' });
    expect(Date.now() - last.from!).toBeGreaterThanOrEqual(24 * 3_600_000);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await row(/books2/);
  });

  it('writes what is shown into a file', async () => {
    const bridge = install([lineOf(1)]);
    const { user } = show();
    await row(/books1/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Done');
    await user.click(screen.getByRole('button', { name: 'Export CSV…' }));
    await screen.findByText('Written to /home/a/log.csv');
    expect(bridge.callsOf('activity.export')).toMatchObject([{ format: 'csv', filter: { state: 'done' } }]);
  });

  it('reads again when the log has more, and only the part that is in sight', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => lineOf(5000 - at));
    const bridge = install(lines);
    show();
    await row(/books5000/);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(bridge.callsOf('activity.list')).toHaveLength(1);
    lines.unshift(lineOf(5001));
    act(() => bridge.emit('activity.changed', {}));
    await row(/books5001/);
    expect(bridge.callsOf('activity.list').every(({ offset }) => offset === 0)).toBe(true);
  });

  it('says what is so when nothing was done yet', async () => {
    install([], { lines: 0 });
    show();
    await screen.findByRole('heading', { name: 'Nothing was changed yet' });
    expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull();
  });

  it('leads back', async () => {
    install([]);
    useNavigationStore.getState().showActivity();
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Close activity' }));
    expect(useNavigationStore.getState().view).toBe('database');
  });

  it('says why the log cannot be read', async () => {
    const bridge = install([]);
    bridge.handle({
      'activity.list': () => {
        throw new FalconerError(appError('storageFailed', { params: { file: 'activity' } }));
      },
    });
    show();
    await screen.findByText('activity could not be written.');
  });
});

describe('the state of the log', () => {
  it.each<[Partial<ActivityLogState>, RegExp]>([
    [{ chain: { kind: 'torn', times: 1 } }, /A crash has cut off one line, which is kept beside the log/],
    [
      { chain: { kind: 'broken', file: 'a.jsonl', line: 12, breaks: 1 } },
      /line 12 of a\.jsonl does not follow/,
    ],
    [{ chain: { kind: 'broken', file: 'a.jsonl', line: 12, breaks: 3 } }, /There are 3 such places/],
    [{ chain: { kind: 'broken', file: 'a.jsonl', line: null, breaks: 1 } }, /missing at the end of a\.jsonl/],
    [{ lostBefore: 2 }, /2 lines could not be written in the past/],
    [{ isCut: true }, /oldest lines made room/],
  ])('%j is said', async (log, words) => {
    install([lineOf(1)], log);
    show();
    await screen.findByText(words);
  });

  it('with a hole is an alert that says what follows from it', async () => {
    install([lineOf(1)], { hole: { since: Date.now(), lost: 3, detail: 'ENOSPC' } });
    show();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(
      '3 lines are missing. Nothing is dropped until it can be written again.',
    );
    expect(alert.textContent).toContain('ENOSPC');
  });
});

describe('hostile names', () => {
  it.each([
    ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['an override of direction', 'a\u202Eb', 'aU+202Eb'],
    ['NUL', 'a\0b', 'aU+0000b'],
    ['a line break', 'a\nb', 'aU+000Ab'],
    ['ANSI', '\u001b[31mred', 'U+001B[31mred'],
    ['__proto__', '__proto__', '__proto__'],
    ['a formula', '=cmd()', '=cmd()'],
    ['100 kB', 'x'.repeat(100_000), 'x'.repeat(100_000)],
  ])('%s is shown as what it is', async (_what, hostile, shown) => {
    const target = { database: hostile, collection: hostile, collectionId: '7', partitions: [hostile] };
    const error = { code: 'serverError', params: {}, detail: hostile, serverCode: null };
    install([
      lineOf(1, {
        ...{ connectionName: hostile, operation: hostile, target, partitionCount: 1, user: hostile },
        ...{ error, state: 'failed', consent: { kind: 'typed', phrases: [hostile] } },
        parameters: { [hostile]: hostile },
      }),
    ]);
    const { user, container } = show();
    const cells = await screen.findAllByRole('gridcell');
    // What is cut off by the width of a cell is not put into the page in full.
    expect(cells[1]!.textContent).toContain(shown.slice(0, 1000));
    const inText = visibleText(hostile);
    expect(cells[3]!.textContent).toBe(`${inText} of ${inText}in ${inText}`);
    expect(cells[1]!.querySelector('bdi')).not.toBeNull();
    await user.click(screen.getAllByRole('row')[1]!);
    const details = screen.getByRole('region', { name: /^Details/ });
    expect(details.textContent).toContain(`typed “${inText}”`);
    expect(container.querySelector('img')).toBeNull();
  });
});
