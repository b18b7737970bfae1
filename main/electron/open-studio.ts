// Makes the studio out of what Electron offers. Loaded after the window is asked for: everything heavy hangs on these imports.
import type { App, NativeTheme, Session, Shell, nativeImage as NativeImages, utilityProcess as UtilityProcesses } from 'electron';
import type { Settings } from '../../app/settings/settings.ts';
import { pictureEnvironment } from '../pictures/host/process-host.ts';
import type { StudioPaths } from '../platform/paths.ts';
import { makeStudio } from '../studio/studio.ts';
import type { OpenStudio } from '../studio/studio.ts';
import { spawnWithElectron } from './picture-channel.ts';
import { makeFindProxy, makeIsDirect } from './proxy.ts';
import { openSettingsFile } from './settings-file.ts';
import { systemDecoder } from './system-decoder.ts';

export type DesktopParts = {
  readonly app: Pick<App, 'getVersion' | 'getPreferredSystemLanguages'>;
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>;
  readonly session: Pick<Session, 'resolveProxy'>;
  readonly shell: Pick<Shell, 'trashItem'>;
  readonly nativeImage: Pick<typeof NativeImages, 'createThumbnailFromPath'>;
  readonly utilityProcess: Pick<typeof UtilityProcesses, 'fork'>;
  readonly paths: StudioPaths;
  /** The mask that the system gave this process. */
  readonly systemMask: number;
  /** Absolute path of a built file of main. */
  readonly beside: (file: string) => string;
  readonly log: (text: string) => void;
};

export async function openStudio({
  app,
  nativeTheme,
  session,
  shell,
  nativeImage,
  utilityProcess,
  paths,
  systemMask,
  beside,
  log,
}: DesktopParts): Promise<OpenStudio> {
  const settings = openSettingsFile(paths.home, (name) => log(`the settings file was damaged and is kept as ${name}`));
  const applyTheme = ({ theme }: Settings): void => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(settings.read());
  return makeStudio({
    ...paths,
    systemMask,
    version: app.getVersion(),
    systemLanguages: app.getPreferredSystemLanguages(),
    hostVersions: {
      host: process.versions['electron'] === undefined ? 'Chromium, standing in for Electron' : `Electron ${process.versions['electron']}`,
      node: process.versions.node,
      chromium: process.versions['chrome'] ?? '',
    },
    settings: {
      read: settings.read,
      write(next) {
        settings.write(next);
        applyTheme(next);
      },
    },
    workerUrl: beside('index-worker.js'),
    findProxy: makeFindProxy(session),
    isDirect: makeIsDirect(session),
    toTrash: (file) => shell.trashItem(file),
    decodeBySystem: systemDecoder(nativeImage),
    host: { kind: 'window' },
    spawnPictures: spawnWithElectron(utilityProcess, beside('picture-process.js'), pictureEnvironment(process.env)),
  });
}
