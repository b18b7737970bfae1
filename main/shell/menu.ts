// The application menu: standard roles where the system has them, our links and the library folder besides.
import type { MenuItemConstructorOptions } from 'electron';

export type MenuActions = {
  readonly revealLibrary: () => void;
  readonly openReference: () => void;
  readonly openCredits: () => void;
};

export type MenuHost = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

/** The template for `Menu.buildFromTemplate`. */
export function makeMenu({ platform, isPackaged }: MenuHost, actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developers: MenuItemConstructorOptions[] = isPackaged ? [] : [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: mac ? 'Show Library in Finder' : 'Show Library Folder', click: actions.revealLibrary },
        separator,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }, ...developers],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Model Reference', click: actions.openReference },
        { label: 'SeaArt Credits', click: actions.openCredits },
      ],
    },
  ];
}
