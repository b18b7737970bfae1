// The calls by which results leave the window: the system's drag, the clipboard, the dialog that chooses a program.
import { readFile, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { BrowserWindow, Clipboard, ClipboardItem as ClipboardItems, Dialog, OpenDialogOptions } from 'electron';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Studio } from '../studio/studio.ts';
import type { ServedCalls } from './ipc.ts';
import { shells } from '../../app/messages/languages/shells.ts';
import { say } from '../../app/messages/say.ts';

export type OutCall = 'result.drag' | 'result.copy' | 'program.add';

export type OutDesktop = {
  readonly clipboard: Pick<Clipboard, 'write'>;
  readonly ClipboardItem: typeof ClipboardItems;
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly front: () => BrowserWindow | null;
  readonly studio: Pick<Studio, 'out' | 'language'>;
  readonly platform?: NodeJS.Platform;
};

export function makeOutCalls(desktop: OutDesktop): Pick<ServedCalls, OutCall> {
  const { clipboard, ClipboardItem, dialog, front, studio, platform = process.platform } = desktop;
  const { out } = studio;
  return {
    async 'result.drag'({ items, clean }, sender) {
      const made = await out.outgoing(items, clean);
      if (!made.ok) return made;
      const { files, icon, credentialsLost } = made.value;
      // Here the system takes over; on Windows and Linux it comes back when the drag has ended.
      sender.startDrag({ file: files[0] ?? '', files: [...files], icon });
      return ok({ credentialsLost });
    },
    async 'result.copy'({ items }) {
      const made = await out.copied(items);
      if (!made.ok) return made;
      const { files, bitmap } = made.value;
      const addresses = files.map((file) => pathToFileURL(file).href);
      const list = { 'text/uri-list': `${addresses.join('\r\n')}\r\n` };
      const png: Types = bitmap === null ? {} : { 'image/png': new Blob([await readFile(bitmap)], { type: 'image/png' }) };
      if (bitmap !== null) await rm(bitmap, { force: true });
      // GNOME's file manager pastes files by this type alone.
      const whole: Types = { ...list, ...(platform === 'linux' ? { [gnomeFiles]: ['copy', ...addresses].join('\n') } : {}), ...png };
      let detail = '';
      // A clipboard that refuses one type takes none of them: then less is better than nothing, as long as it is said.
      for (const { as, types } of [
        { as: 'files', types: whole },
        ...(platform === 'linux' ? [{ as: 'addresses', types: { ...list, ...png } } as const] : []),
        ...(bitmap === null ? [] : [{ as: 'picture', types: png } as const]),
      ] as const) {
        try {
          await clipboard.write([new ClipboardItem(types)]);
          return ok({ files: files.length, as });
        } catch (error) {
          detail = error instanceof Error ? error.message : String(error);
        }
      }
      return fail(makeFailure('usage', say('program.clipboard'), { detail }));
    },
    async 'program.add'() {
      const window = front();
      const words = shells[studio.language()].dialogs;
      const options: OpenDialogOptions = { title: words.chooseProgram, properties: ['openFile'], ...programsOn(platform, words.programs) };
      const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
      const [program] = chosen.filePaths;
      return chosen.canceled || program === undefined ? ok(null) : out.addProgram(program);
    },
  };
}

type Types = Record<string, string | Blob>;

const gnomeFiles = 'electron application/osclipboard;format="x-special/gnome-copied-files"';

/** Where programs are, and how they are told apart from other files. */
function programsOn(platform: NodeJS.Platform, name: string): OpenDialogOptions {
  if (platform === 'darwin') return { defaultPath: '/Applications', filters: [{ name, extensions: ['app'] }] };
  return platform === 'win32' ? { filters: [{ name, extensions: ['exe'] }] } : { defaultPath: '/usr/share/applications' };
}
