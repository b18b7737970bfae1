// Opens the library of this computer, and remembers it: the same rules for a studio and for a command that only looks.
import path from 'node:path';
import type { Reply } from '../../../app/failure.ts';
import type { LibraryStatus } from '../../../app/contract/contract.ts';
import { openLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import type { Create } from '../../library/store/library-file.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { KnownLibraries } from '../../settings/known-libraries.ts';

export type LibraryConfig = Pick<StudioConfig, 'home' | 'defaultLibraryFolder' | 'libraryFolder' | 'workerUrl'> & {
  readonly settings: Pick<StudioConfig['settings'], 'read'>;
  /** `looks`: no library is made where none is. */
  readonly host: { readonly kind: StudioConfig['host']['kind']; readonly looks?: boolean };
};

/** The environment's, else the settings', else the usual one. */
export const libraryFolderOf = (config: LibraryConfig): string =>
  config.libraryFolder ?? config.settings.read().libraryFolder ?? config.defaultLibraryFolder;

/** A library this computer has seen before is never made anew in the same place: then it is missing, not empty. `chosen`: by the person, just now. */
export async function openExpected(options: {
  config: LibraryConfig;
  known: KnownLibraries;
  at: string;
  chosen: boolean;
  onChange: (status: LibraryStatus) => void;
  log: (line: string) => void;
}): Promise<Reply<Library>> {
  const { config, known, at, log } = options;
  const isWindow = config.host.kind === 'window';
  // One that was chosen once is known, even when the list of the known ones is lost.
  const expected = known.has(at) || config.settings.read().libraryFolder === at;
  const opened = await openLibrary({
    folder: at,
    cacheFolder: path.join(config.home, 'libraries'),
    workerUrl: config.workerUrl,
    ownThread: isWindow,
    create: options.chosen || (!expected && mayMake(config, at)),
    expected: known.idIn(at),
    follow: isWindow,
    onChange: options.onChange,
    log,
  });
  if (opened.ok) await remember(known, at, opened.value.id, log);
  return opened;
}

/** How a library is made that nobody has seen and nobody chose in the window. In the usual folder what lies there is no surprise. */
function mayMake({ host, defaultLibraryFolder }: LibraryConfig, at: string): Create {
  return host.looks === true ? 'looked-at' : path.resolve(at) === path.resolve(defaultLibraryFolder) || 'where-empty';
}

export const remember = (known: KnownLibraries, at: string, id: string, log: (line: string) => void): Promise<void> =>
  known.add(at, id).catch((error: unknown) => log(`the known libraries could not be written: ${String(error)}`));
