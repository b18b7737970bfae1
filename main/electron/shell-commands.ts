// Acts of the window itself and of the system around it.
import type { App, BrowserWindow, Shell } from 'electron';
import type { ShellCommand } from '../../app/commands/commands.ts';
import { links, openLink } from './desktop.ts';

export type ShellCommandParts = {
  readonly app: Pick<App, 'quit'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  /** The window the person acts in. */
  readonly active: () => BrowserWindow | null;
  readonly showViewer: () => void;
  readonly revealLibrary: () => void;
};

/** Steps of Chromium's zoom: each a fifth larger. */
const steps = { smallest: -3, largest: 5 };

export function makeShellCommands({ app, shell, active, showViewer, revealLibrary }: ShellCommandParts): (command: ShellCommand) => void {
  const zoom = (by: number | null): void => {
    const contents = active()?.webContents;
    if (contents === undefined) return;
    const level = by === null ? 0 : Math.min(steps.largest, Math.max(steps.smallest, contents.getZoomLevel() + by));
    contents.setZoomLevel(level);
  };
  return (command) => {
    const window = active();
    switch (command) {
      case 'reveal-library':
        return revealLibrary();
      case 'viewer':
        return showViewer();
      case 'larger':
        return zoom(1);
      case 'smaller':
        return zoom(-1);
      case 'usual-size':
        return zoom(null);
      case 'full-screen':
        return window?.setFullScreen(!window.isFullScreen());
      case 'minimize':
        return window?.minimize();
      case 'close-window':
        return window?.close();
      case 'quit':
        return app.quit();
      case 'reference':
      case 'credits':
        return void openLink(shell, links[command]);
    }
  };
}
