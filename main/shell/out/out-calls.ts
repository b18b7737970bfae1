// The calls by which results leave the window: the system's drag, the clipboard, the dialog that chooses a program.
import { readFile, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { BrowserWindow, Clipboard, ClipboardItem as ClipboardItems, Dialog, OpenDialogOptions } from 'electron';
import { fail, makeFailure, ok } from '../../../app/failure.ts';
import type { Studio } from '../../studio.ts';
import type { ServedCalls } from '../ipc.ts';
import { textsIn } from '../texts/texts.ts';

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
      const written: Record<string, string | Blob> = { 'text/uri-list': `${addresses.join('\r\n')}\r\n` };
      // GNOME's file manager pastes files by this type alone.
      if (platform === 'linux') written[gnomeFiles] = ['copy', ...addresses].join('\n');
      if (bitmap !== null) {
        written['image/png'] = new Blob([await readFile(bitmap)], { type: 'image/png' });
        await rm(bitmap, { force: true });
      }
      try {
        await clipboard.write([new ClipboardItem(written)]);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return fail(makeFailure('usage', 'The clipboard did not take the picture. Try again, or drag it out instead.', { detail }));
      }
      return ok({ files: files.length });
    },
    async 'program.add'() {
      const window = front();
      const words = textsIn(studio.language()).dialogs;
      const options: OpenDialogOptions = { title: words.chooseProgram, properties: ['openFile'], ...programsOn(platform, words.programs) };
      const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
      const [program] = chosen.filePaths;
      return chosen.canceled || program === undefined ? ok(null) : out.addProgram(program);
    },
  };
}

const gnomeFiles = 'electron application/osclipboard;format="x-special/gnome-copied-files"';

/** Where programs are, and how they are told apart from other files. */
function programsOn(platform: NodeJS.Platform, name: string): OpenDialogOptions {
  if (platform === 'darwin') return { defaultPath: '/Applications', filters: [{ name, extensions: ['app'] }] };
  return platform === 'win32' ? { filters: [{ name, extensions: ['exe'] }] } : { defaultPath: '/usr/share/applications' };
}
