import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { menuTemplate } from './menu';

function rolesOf(items: MenuItemConstructorOptions[]): string[] {
  return items.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? rolesOf(submenu) : []),
  ]);
}

it.each(['linux', 'win32', 'darwin'] as const)('has what text fields and zoom need on %s', (platform) => {
  const roles = rolesOf(menuTemplate({ platform, developing: false }));
  expect(roles).toEqual(expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'minimize']));
});

it('can reload and look inside only while developing', () => {
  const inside = ['reload', 'forceReload', 'toggleDevTools'];
  const released = rolesOf(menuTemplate({ platform: 'linux', developing: false }));
  expect(released.filter((role) => inside.includes(role))).toEqual([]);
  expect(rolesOf(menuTemplate({ platform: 'linux', developing: true }))).toContain('toggleDevTools');
});
