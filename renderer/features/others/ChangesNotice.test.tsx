import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { NO_CHANGES } from './changes';
import type { ListChanges } from './changes';
import { ChangesNotice } from './ChangesNotice';

beforeEach(() => {
  giveLayout();
});

const hostile = ['<img src=x onerror=alert(1)>', 'a\u202Eb', 'a\u0000b', 'a\nb', '\u001b[31m', '__proto__'];
const SINCE = 1_700_000_000_000;
const found = (changes: Partial<ListChanges>) => ({
  ...{ since: SINCE, seen: Date.now() - 5000 },
  changes: { ...NO_CHANGES, ...changes },
});
const dismiss = vi.fn();
const group = () => screen.getByRole('group', { name: /changed by others since/ });

it('names what others changed, whatever the names have in them, and can be dismissed', async () => {
  const changes = {
    appeared: [...hostile, 'x'.repeat(100_000)],
    gone: ['goes'],
    remade: ['anew'],
    renamed: [{ before: 'a\u202Eb', now: 'novel' }],
    arrived: [{ name: 'moved', from: 'reviews' }],
  };
  const { user } = renderWithProviders(
    <ChangesNotice of="collections" found={found(changes)} dismiss={dismiss} />,
  );
  const { textContent } = group();
  expect(textContent).toMatch(/^Collections changed by others since Nov 1[45]/);
  expect(textContent).toContain('7 collections are new:');
  expect(textContent).toContain('Show all 7');
  expect(textContent).toContain('1 collection is gone from this database:goes');
  expect(textContent).toContain('a[U+202E]b is now novel');
  expect(textContent).toContain('1 collection was dropped and made anew under the same name:anew');
  expect(textContent).toContain('1 collection came from another database:moved from reviews');
  expect(textContent).toContain('as of 5\u00A0s ago');
  expect(document.querySelector('img')).toBeNull();
  expect(document.body.textContent).not.toMatch(/[\u0000\u001b\u202e]/);
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(dismiss).toHaveBeenCalledOnce();
});

it('reads aloud what is put into a place that was there before, and little of long names', () => {
  const { rerender } = renderWithProviders(<ChangesNotice of="databases" found={null} dismiss={dismiss} />);
  const place = screen.getByRole('status');
  expect(place.textContent).toBe('');
  expect(screen.queryByRole('group')).toBeNull();
  const changes = { gone: ['archive', 'x'.repeat(100_000)] };
  rerender(<ChangesNotice of="databases" found={found(changes)} dismiss={dismiss} />);
  expect(screen.getByRole('status')).toBe(place);
  expect(place.textContent).toMatch(/^Databases changed by others since .*2 databases are gone: archive, xx/);
  expect(place.textContent.length).toBeLessThan(300);
});

it('opens 65,536 names in full, of which only those in sight are in the page', async () => {
  const names = Array.from({ length: 65_536 }, (_, at) => `collection_${String(at)}`);
  const { user } = renderWithProviders(
    <ChangesNotice of="collections" found={found({ gone: names })} dismiss={dismiss} />,
  );
  expect(within(group()).getAllByRole('listitem')).toHaveLength(5);
  await user.click(screen.getByRole('button', { name: 'Show all 65,536' }));
  const shown = within(group()).getAllByRole('listitem');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.length).toBeLessThan(100);
  expect(shown[0]?.getAttribute('aria-setsize')).toBe('65536');
  await user.click(screen.getByRole('button', { name: 'Show fewer' }));
  expect(within(group()).getAllByRole('listitem')).toHaveLength(5);
});

it('does not say that something is gone, or new, where the server may only hide it from the user', () => {
  const changes = found({ gone: ['a'], appeared: ['b'] });
  const props = { found: changes, dismiss, mayBeHidden: true };
  const { rerender } = renderWithProviders(<ChangesNotice of="databases" {...props} />);
  expect(group().textContent).toContain('1 database is gone, or no longer shown to your user:a');
  expect(group().textContent).toContain('1 database is new, or newly shown to your user:b');
  rerender(<ChangesNotice of="collections" {...props} />);
  expect(group().textContent).toContain('1 collection is gone, or no longer shown to your user:a');
  rerender(<ChangesNotice of="partitions" {...props} />);
  expect(group().textContent).toContain('1 partition is gone:a');
});

it('tells of aliases where they are as far as that was found out', () => {
  const places = new Map([
    ['moved', 'events'],
    ['removed', null],
  ]);
  const changes = found({ gone: ['moved', 'removed', 'unasked'], appeared: ['came'] });
  renderWithProviders(<ChangesNotice of="aliases" found={changes} dismiss={dismiss} places={places} />);
  expect(group().textContent).toContain('1 alias points here now:came');
  expect(group().textContent).toContain('1 alias no longer points here:unasked');
  expect(group().textContent).toContain('1 alias was removed:removed');
  expect(group().textContent).toContain('1 alias points elsewhere now:moved points to events');
});
