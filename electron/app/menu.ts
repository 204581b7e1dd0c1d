import type { MenuItemConstructorOptions } from 'electron';

/** What the menu depends on. */
export interface MenuFacts {
  platform: NodeJS.Platform;
  developing: boolean;
  /** Menus that are there on some starts only. */
  more?: readonly MenuItemConstructorOptions[];
}

/**
 * The native menu: what the system's own conventions and text fields need. Everything that Falconer does is in the
 * window, from its registry of commands.
 */
export function menuTemplate({ platform, developing, more = [] }: MenuFacts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const reload: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : [{ label: 'File', submenu: [{ role: 'quit' } as const] }]),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        ...(developing ? reload : []),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    ...more,
    {
      label: 'Window',
      submenu: [{ role: 'minimize' }, ...(mac ? [{ role: 'zoom' } as const] : [{ role: 'close' } as const])],
    },
  ];
}
