// Quitting: says what will happen to edits and other work that is under way, then closes the studio before the app goes.
import type { App, Dialog } from 'electron';
import { isLiving, isOut, isRunning } from '../../app/edits/edit.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { ShellTexts } from '../../app/messages/en/shell.ts';
import type { Ongoing, OpenStudio } from '../studio/studio.ts';

/** What is on its way is on disk already, so a studio that hangs may be left after a second. */
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

/** What a person should know before the program goes. */
export type UnderWay = {
  /** Being sent this moment: to quit now leaves their outcome unknown. */
  readonly sending: number;
  /** At the service, or their pictures are on the way. */
  readonly running: number;
  readonly waiting: number;
  /** What else ends with the program. */
  readonly works: readonly Ongoing[];
};

/** Null when nothing is under way. */
export function underWay(edits: readonly Pick<EditSummary, 'state'>[], works: readonly Ongoing[]): UnderWay | null {
  const count = (is: (state: EditSummary['state']) => boolean): number => edits.filter(({ state }) => is(state)).length;
  const running = count(isOut);
  const sending = count(isRunning) - running;
  const found = { sending, running, waiting: count(isLiving) - running - sending, works };
  return found.sending + found.running + found.waiting + works.length === 0 ? null : found;
}

export type QuitParts = {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly edits: () => readonly EditSummary[];
  readonly works: () => readonly Ongoing[];
  readonly texts: () => ShellTexts['quit'];
};

export type QuitGuard = {
  /** Whether a window may close, which ends the program. Asks when it may not yet. */
  readonly mayClose: () => boolean;
};

export function guardQuit({ app, dialog, edits, works, texts }: QuitParts): QuitGuard {
  let agreed = false;
  let asking = false;

  const ask = async (under: UnderWay): Promise<void> => {
    if (asking) return;
    asking = true;
    const { title, body, quit, stay } = texts();
    try {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: title(under),
        detail: body(under),
        buttons: [quit, stay],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      agreed = response === 0;
    } finally {
      asking = false;
    }
    if (agreed) app.quit();
  };

  const mayGo = (): boolean => {
    const under = agreed ? null : underWay(edits(), works());
    if (under !== null) void ask(under);
    return under === null;
  };
  app.on('before-quit', (event) => (mayGo() ? undefined : event.preventDefault()));
  return { mayClose: mayGo };
}
