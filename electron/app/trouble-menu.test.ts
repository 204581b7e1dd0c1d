import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { troubleMenu } from './trouble-menu';

it('starts the trouble that is chosen, and ends all', () => {
  const start = vi.fn();
  const end = vi.fn();
  const menu = troubleMenu({ troubles: [{ name: 'stall', label: 'Loads stand still' }], start, end });
  const items = menu.submenu as MenuItemConstructorOptions[];
  const click = (id: string) => (items.find((item) => item.id === id)?.click as (() => void) | undefined)?.();
  click('trouble-stall');
  expect(start).toHaveBeenCalledWith('stall');
  click('trouble-end');
  expect(end).toHaveBeenCalledOnce();
});
