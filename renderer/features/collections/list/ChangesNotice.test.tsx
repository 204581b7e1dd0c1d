import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderWithProviders } from '@renderer/test/render';
import { ChangesNotice } from './ChangesNotice';

const hostile = ['<img src=x onerror=alert(1)>', 'a\u202Eb', 'a\u0000b', 'a\nb', '\u001b[31m', '__proto__'];

it('names what others changed, whatever the names have in them, and can be dismissed', async () => {
  const dismiss = vi.fn();
  const changes = {
    appeared: [...hostile, 'x'.repeat(100_000)],
    gone: ['goes'],
    remade: ['anew'],
    renamed: [{ before: 'a\u202Eb', now: 'novel' }],
  };
  const { user } = renderWithProviders(
    <ChangesNotice found={{ since: 1_700_000_000_000, changes }} dismiss={dismiss} />,
  );
  const notice = screen.getByRole('status');
  expect(notice.textContent).toMatch(/^Changed by others since Nov 1[45]/);
  expect(notice.textContent).toContain('7 collections are new:');
  expect(notice.textContent).toContain('and 2 more');
  expect(notice.textContent).toContain('a[U+202E]b is now novel');
  expect(notice.textContent).toContain('1 collection was dropped and made anew under the same name:anew');
  expect(document.querySelector('img')).toBeNull();
  expect(notice.textContent).not.toMatch(/[\u0000\u001b\u202e]/);
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(dismiss).toHaveBeenCalledOnce();
});

it('is not there where nothing is to be told', () => {
  renderWithProviders(<ChangesNotice found={null} dismiss={vi.fn()} />);
  expect(screen.queryByRole('status')).toBeNull();
});
