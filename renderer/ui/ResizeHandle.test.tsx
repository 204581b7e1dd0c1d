import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderWithProviders } from '@renderer/test/render';
import { ResizeHandle } from './ResizeHandle';

it('is moved by the keyboard within its limits', async () => {
  const onDone = vi.fn();
  const { user } = renderWithProviders(
    <ResizeHandle label="Width" width={170} min={160} max={480} onResize={() => {}} onDone={onDone} />,
  );
  const handle = screen.getByRole('separator', { name: 'Width' });
  expect(handle.getAttribute('aria-valuenow')).toBe('170');
  await user.tab();
  expect(document.activeElement).toBe(handle);
  await user.keyboard('{ArrowRight}{ArrowLeft}{End}{Home}a');
  expect(onDone.mock.calls.map(([width]) => width as number)).toEqual([186, 160, 480, 160]);
});
