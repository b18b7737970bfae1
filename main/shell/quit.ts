// Closes the studio before the app goes: what is on its way is on disk already, so a studio that hangs may be left after a second.
import type { App } from 'electron';
import type { OpenStudio } from '../studio.ts';

const patienceMs = 1000;

export function closeBeforeQuit(app: Pick<App, 'on' | 'exit'>, opened: Promise<OpenStudio>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const closed = opened.then((studio) => studio.close()).catch(() => undefined);
    void Promise.race([closed, new Promise((resolve) => setTimeout(resolve, patienceMs))]).then(() => app.exit(0));
  });
}
