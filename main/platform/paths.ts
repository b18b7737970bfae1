// Where things are on this computer and what the environment says about them. The window and the command read it alike.
import { homedir, userInfo } from 'node:os';
import path from 'node:path';

export type StudioPaths = {
  /** User-data folder, absolute. */
  readonly home: string;
  /** The library when neither the environment nor the settings name one, absolute. */
  readonly defaultLibraryFolder: string;
  /** KONTEXT_LIBRARY, absolute; null when not given. */
  readonly libraryFolder: string | null;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** SEAART_API_KEY; null when not given. */
  readonly environmentKey: string | null;
};

const folderName = 'Kontext Studio';
// Twin of the one in app/settings/settings.ts, which would load the schemas before the window is asked for; a test holds them equal.
const defaultBaseUrl = 'https://cloud.seaart.ai/model';

/** The person's home folder, absolute. An environment that names none, or a relative one, is not believed: data would lie wherever a command is called. */
export function homeFolder(): string {
  const named = homedir();
  return path.isAbsolute(named) ? named : userInfo().homedir;
}

/** Reads the environment; relative folders are taken from the current folder, empty values count as not given. */
export function readPaths(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, homeFolder: string): StudioPaths {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const given = (name: string): string | null => env[name]?.trim() || null;
  const folder = (name: string): string | null => {
    const value = given(name);
    return value === null ? null : paths.resolve(value);
  };
  return {
    home: folder('KONTEXT_HOME') ?? paths.join(userDataRoot(), folderName),
    defaultLibraryFolder: paths.join(homeFolder, 'Pictures', folderName),
    libraryFolder: folder('KONTEXT_LIBRARY'),
    baseUrl: (given('SEAART_BASE_URL') ?? defaultBaseUrl).replace(/\/+$/, ''),
    environmentKey: given('SEAART_API_KEY'),
  };

  function userDataRoot(): string {
    if (platform === 'win32') return given('APPDATA') ?? paths.join(homeFolder, 'AppData', 'Roaming');
    if (platform === 'darwin') return paths.join(homeFolder, 'Library', 'Application Support');
    const xdg = given('XDG_CONFIG_HOME');
    // The XDG specification says that a relative value is invalid and to be ignored.
    return xdg !== null && paths.isAbsolute(xdg) ? xdg : paths.join(homeFolder, '.config');
  }
}
