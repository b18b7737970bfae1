// The calls that need a desktop: dialogs, the file manager, the browser. Addresses and paths are ours; the window sends ids and names.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { App, BrowserWindow, Dialog, MessageBoxOptions, OpenDialogOptions, Shell } from 'electron';
import type { ShellCommand } from '../../app/commands/commands.ts';
import { mayLeaveDetail } from '../../app/edits/edit.ts';
import { fail, ok } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { CallHandlers, CallsBy, Imported } from '../../app/contract/contract.ts';
import type { Agreed } from '../studio/session/current-library.ts';
import type { Studio } from '../studio/studio.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { isAmongOthers } from '../library/store/library-file.ts';
import type { OutCall } from './handoff-calls.ts';
import { makeNamedFiles } from './named-files.ts';
import { rememberTaken } from './opened-files.ts';
import type { OpenedFiles } from './opened-files.ts';
import { makeTakeWeb } from './take-web.ts';
import { shells } from '../../app/messages/languages/shells.ts';
import type { UpdateCall } from './update-calls.ts';
import { say } from '../../app/messages/say.ts';

export type Desktop = {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
  readonly shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  readonly app: Pick<App, 'addRecentDocument'>;
  readonly openedFiles: Pick<OpenedFiles, 'take'>;
  /** Does a command of the window itself, as the menu would. */
  readonly shellCommand: (command: ShellCommand) => void;
  /** The window a dialog belongs to. */
  readonly front: () => BrowserWindow | null;
  readonly studio: Pick<
    Studio,
    'takePaths' | 'web' | 'resultPath' | 'damagedPath' | 'work' | 'libraryFolder' | 'useLibrary' | 'writeLedger' | 'language' | 'exporter'
  > & { readonly batches: { readonly watched: Pick<Studio['batches']['watched'], 'add'> } } & {
    readonly handlers: Pick<Studio['handlers'], 'batch.gather'>;
  };
};

export const links = {
  credits: 'https://cloud.seaart.ai/settings/credits',
  // Where keys are made is not documented apart from this guide, which leads there.
  keys: 'https://docs.seaart.ai/seacloud/getting-started/authentication',
  reference: 'https://real-cloud.seaart.dev/docs/api-reference/model-api/blackforest-labs/flux-kontext-max',
} as const;

const linkHosts = new Set(['cloud.seaart.ai', 'docs.seaart.ai', 'real-cloud.seaart.dev']);

const pictureEndings = ['jpg', 'jpeg', 'png', 'webp', 'avif', 'tif', 'tiff', 'gif', 'heic', 'heif'];

/** A picture that is chosen in a dialog has no path for the window, only a key or a hash; the path of a folder is told. */
export function makeDesktopHandlers({
  dialog,
  shell,
  front,
  app,
  openedFiles,
  studio,
  shellCommand,
}: Desktop): Pick<CallHandlers, Exclude<CallsBy<'desktop'>, OutCall | UpdateCall>> {
  const dialogs = () => shells[studio.language()].dialogs;
  const choose = makeChoose(dialog, front);
  const named = makeNamedFiles();

  /** Files, several at a time. */
  const pictureDialog = (): OpenDialogOptions => {
    const words = dialogs();
    return {
      title: words.addPictures,
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: words.pictures, extensions: pictureEndings },
        { name: words.allFiles, extensions: ['*'] },
      ],
    };
  };

  async function takeIn(paths: readonly string[]): Promise<Imported> {
    if (paths.length === 0) return { pictures: [], failures: [] };
    const taken = await studio.takePaths(paths);
    rememberTaken(app, paths, taken);
    return taken;
  }

  return {
    'picture.pick': async () => named.add(await choose(pictureDialog())),
    async 'batch.pick'({ folder }) {
      const chosen = await choose(folder ? { title: dialogs().addPictures, properties: ['openDirectory'] } : pictureDialog());
      return chosen.length === 0 ? ok(null) : studio.handlers['batch.gather']({ paths: [...chosen] });
    },
    async 'watched.add'({ use }) {
      const [folder] = await choose({ title: dialogs().watchFolder, properties: ['openDirectory', 'createDirectory'] });
      return folder === undefined ? ok(null) : studio.batches.watched.add(folder, use);
    },
    'picture.takeOpened': async () => named.add(openedFiles.take()),
    'picture.takeNamed': ({ key }) => takeIn(named.take(key)),
    'picture.takePaths': ({ paths }) => takeIn(paths),
    'picture.takeWeb': makeTakeWeb({ dialog, front, web: studio.web, words: () => shells[studio.language()].askHost }),
    ...revealHandlers(shell, studio),
    ...folderHandlers(choose, makeAgrees(dialog, front, studio), studio),
    async 'sent.export'() {
      const options = { title: dialogs().exportSent, defaultPath: 'kontext-sent.csv', filters: [{ name: 'CSV', extensions: ['csv'] }] };
      const window = front();
      const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? ok(null) : studio.writeLedger(filePath);
    },
    async 'window.runCommand'({ command }) {
      shellCommand(command);
      return null;
    },
    async 'link.open'({ link }) {
      await openLink(shell, links[link]);
      return ok(null);
    },
  };
}

/** The paths that were chosen; none where the person closed the dialog. */
type Choose = (options: OpenDialogOptions) => Promise<string[]>;

const makeChoose =
  (dialog: Desktop['dialog'], front: Desktop['front']): Choose =>
  async (options) => {
    const window = front();
    const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
    return canceled ? [] : filePaths;
  };

/** What the person agrees to that another library was refused for; null where nothing is to be asked. */
type AgreesTo = (failure: Failure, folder: string) => Promise<Agreed | 'no' | null>;

function makeAgrees(dialog: Desktop['dialog'], front: Desktop['front'], { language }: Pick<Desktop['studio'], 'language'>): AgreesTo {
  const asks = async ({ message, detail, yes, no }: Readonly<Record<'message' | 'detail' | 'yes' | 'no', string>>): Promise<boolean> => {
    const options: MessageBoxOptions = { type: 'question', message, detail, buttons: [yes, no], defaultId: 1, cancelId: 1, noLink: true };
    const window = front();
    const { response } = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
    return response === 0;
  };
  return async (failure, folder) => {
    const { amongOthers, leave } = shells[language()];
    if (isAmongOthers(failure)) {
      const { title, body, make, no } = amongOthers;
      return (await asks({ message: title(folder), detail: body, yes: make, no })) ? { amongOthers: true } : 'no';
    }
    if (failure.detail !== mayLeaveDetail) return null;
    const { title, body, open, stay } = leave;
    return (await asks({ message: title, detail: body(Number(failure.said?.values?.['count'])), yes: open, no: stay }))
      ? { leaving: true }
      : 'no';
  };
}

type RevealCall = 'edit.reveal' | 'library.reveal' | 'library.revealDamaged' | 'library.revealFinding' | 'export.reveal';

/** Shows files in the file manager. Which ones is told by ids and keys, and a file that is gone is said. */
function revealHandlers(shell: Desktop['shell'], studio: Desktop['studio']): Pick<CallHandlers, RevealCall> {
  return {
    async 'edit.reveal'({ id, index }) {
      const file = await studio.resultPath(id, index);
      if (file === null || !(await isThere(file))) {
        return fail(makeFailure('picture-missing', say('picture.notWhereSaved')));
      }
      shell.showItemInFolder(file);
      return ok(null);
    },
    async 'library.reveal'() {
      const folder = studio.libraryFolder();
      if (!(await isThere(folder))) {
        return fail(makeFailure('library-missing', say('library.notThere', { folder })));
      }
      const trouble = await shell.openPath(folder);
      return trouble === '' ? ok(null) : fail(makeFailure('disk-trouble', say('library.notShown'), { detail: trouble }));
    },
    async 'library.revealDamaged'({ key }) {
      const file = await studio.damagedPath(key);
      if (file === null || !(await isThere(file))) return fail(makeFailure('record-damaged', say('library.recordGone')));
      shell.showItemInFolder(file);
      return ok(null);
    },
    async 'library.revealFinding'({ key }) {
      const file = studio.work.findingPath(key);
      if (file === null || !(await isThere(file))) return fail(makeFailure('picture-missing', say('picture.fileGone')));
      shell.showItemInFolder(file);
      return ok(null);
    },
    async 'export.reveal'() {
      const file = studio.exporter.lastFile();
      if (file === null || !(await isThere(file))) return fail(makeFailure('picture-missing', say('exporting.fileGone')));
      shell.showItemInFolder(file);
      return ok(null);
    },
  };
}

type FolderCall = 'library.chooseFolder' | 'library.import' | 'library.backUp' | 'export.chooseFolder';

/** Asks for a folder, and does something with it. */
function folderHandlers(choose: Choose, agreesTo: AgreesTo, studio: Desktop['studio']): Pick<CallHandlers, FolderCall> {
  const dialogs = () => shells[studio.language()].dialogs;
  return {
    async 'library.chooseFolder'() {
      const [folder] = await choose({ title: dialogs().libraryFolder, properties: ['openDirectory', 'createDirectory'] });
      // Choosing nothing keeps the library that is open.
      if (folder === undefined) return studio.useLibrary(studio.libraryFolder());
      let agreed: Agreed = {};
      // Each question once: what was agreed to is not refused again.
      for (;;) {
        const used = await studio.useLibrary(folder, agreed);
        const more = used.ok ? null : await agreesTo(used.failure, folder);
        if (more === null) return used;
        if (more === 'no') return studio.useLibrary(studio.libraryFolder());
        agreed = { ...agreed, ...more };
      }
    },
    async 'library.import'(asked) {
      if ('again' in asked) {
        const last = studio.work.lastFolder();
        return last === null ? ok(null) : studio.work.importFolder(last, { move: false, bare: true });
      }
      const { folder, move } = asked;
      const title = move ? dialogs().importMove : dialogs().importCopy;
      const chosen = folder ?? (await choose({ title, properties: ['openDirectory'] }))[0];
      if (chosen !== undefined && !path.isAbsolute(chosen)) return fail(makeFailure('usage', say('library.noFolder')));
      return chosen === undefined ? ok(null) : studio.work.importFolder(chosen, { move, bare: false });
    },
    async 'library.backUp'({ to }) {
      const folder =
        to === 'last'
          ? (await studio.work.lastBackup())?.folder
          : (await choose({ title: dialogs().backUp, properties: ['openDirectory', 'createDirectory'] }))[0];
      return folder === undefined ? ok(null) : studio.work.backUp(folder);
    },
    async 'export.chooseFolder'() {
      const [folder] = await choose({
        title: dialogs().exportFolder,
        defaultPath: studio.exporter.folder(),
        properties: ['openDirectory', 'createDirectory'],
      });
      // Choosing nothing keeps the folder that is used.
      return folder === undefined ? ok(studio.exporter.folder()) : studio.exporter.useFolder(folder);
    },
  };
}

/** The only way out to the browser; throws for anything but https to a host we name ourselves. */
export async function openLink(shell: Pick<Shell, 'openExternal'>, address: string): Promise<void> {
  if (!isAllowedLink(address)) throw new Error('that address is not one of ours');
  await shell.openExternal(address);
}

/** Whether the browser may be sent there: https, at a host that we name, and spelled as every parser reads it. */
export function isAllowedLink(address: string): boolean {
  const url = URL.parse(address);
  // Written as the parser would write it: browsers disagree about the rest, a backslash for one.
  return url?.href === address && url.protocol === 'https:' && linkHosts.has(url.host) && url.username === '' && url.password === '';
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
