// Files the system asks the program to open: dropped on its icon, chosen by "Open with", or named when it is started.
import path from 'node:path';
import type { App } from 'electron';
import type { Imported } from '../../app/contract/contract.ts';

const maxFiles = 50;

export type OpenedFiles = {
  /** Paths that nobody has taken yet. */
  readonly take: () => readonly string[];
  /** Hears that there are some. */
  readonly onMore: (listener: () => void) => void;
};

export type OpenedFilesParts = {
  readonly app: Pick<App, 'on' | 'isPackaged'>;
  readonly argv: readonly string[];
  readonly folder: string;
  /** Brings the window to the front. */
  readonly show: () => void;
};

/** What was named on a command line started in `folder`: absolute paths, switches left out. Whether they are there is seen when they are taken. */
export function filesNamed(argv: readonly string[], folder: string, isPackaged: boolean): readonly string[] {
  // The program itself, and in development the file it is started from.
  return argv
    .slice(isPackaged ? 1 : 2)
    .filter((argument) => argument !== '' && !argument.startsWith('-') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(argument))
    .slice(0, maxFiles)
    .map((argument) => path.resolve(folder, argument));
}

/** Must be made before the app is ready: a Mac tells of files that early. */
export function collectOpenedFiles({ app, argv, folder, show }: OpenedFilesParts): OpenedFiles {
  let waiting: readonly string[] = filesNamed(argv, folder, app.isPackaged);
  let listener: (() => void) | null = null;
  const add = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    waiting = [...waiting, ...paths].slice(-maxFiles);
    listener?.();
  };
  app.on('open-file', (event, file) => {
    event.preventDefault();
    add([file]);
  });
  app.on('second-instance', (_event, theirs, theirFolder) => {
    add(filesNamed(theirs, theirFolder, app.isPackaged));
    show();
  });
  return {
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    onMore: (next) => (listener = next),
  };
}

/** Names what was taken in to the system's list of recent documents. A refused file is named by its last part. */
export function rememberTaken(app: Pick<App, 'addRecentDocument'>, paths: readonly string[], { failures }: Imported): void {
  const refused = new Set(failures.map(({ name }) => name));
  for (const file of paths) if (!refused.has(path.basename(file))) app.addRecentDocument(file);
}
