// electron-updater as updates.ts needs it. Loaded at the first look for an update, never before.
import type { AppUpdater } from 'electron-updater';
import { isOfFeed } from './update-feed.ts';
import type { Updater } from './updates.ts';

/** The parts of electron-updater that are touched. */
export type UpdaterModule = {
  readonly autoUpdater: Pick<
    AppUpdater,
    | 'autoDownload'
    | 'autoInstallOnAppQuit'
    | 'allowDowngrade'
    | 'allowPrerelease'
    | 'disableWebInstaller'
    | 'logger'
    | 'netSession'
    | 'on'
    | 'off'
    | 'checkForUpdates'
    | 'downloadUpdate'
    | 'quitAndInstall'
  >;
  readonly CancellationToken: new () => { readonly cancel: () => void };
};

export async function loadUpdater(feed: string, log: (text: string) => void): Promise<Updater> {
  // CommonJS whose exports are made when they are asked for, so that only the whole of it can be imported.
  const { default: module } = (await import('electron-updater')) as unknown as { default: UpdaterModule };
  return fromModule(module, feed, log);
}

export function fromModule({ autoUpdater, CancellationToken }: UpdaterModule, feed: string, log: (text: string) => void): Updater {
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  // An installer that fetches what it installs would fetch it from elsewhere.
  autoUpdater.disableWebInstaller = true;
  autoUpdater.logger = { info: () => undefined, warn: (text) => log(`updates: ${String(text)}`), error: () => undefined };
  // Every failure is a rejection as well; an error nobody listens to would end the program.
  autoUpdater.on('error', () => undefined);
  // Its session was closed to every address when it was made, as all are; it is opened to the feed alone.
  autoUpdater.netSession.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOfFeed(details.url, feed) }));
  return {
    async look() {
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    download(onPercent) {
      const token = new CancellationToken();
      const hear = ({ percent }: { readonly percent: number }): void => onPercent(Math.round(percent));
      autoUpdater.on('download-progress', hear);
      const done = autoUpdater
        .downloadUpdate(token as Parameters<AppUpdater['downloadUpdate']>[0])
        .then(() => undefined)
        .finally(() => autoUpdater.off('download-progress', hear));
      return { done, cancel: () => token.cancel() };
    },
    installOnQuit: (yes) => void (autoUpdater.autoInstallOnAppQuit = yes),
    installNow: () => autoUpdater.quitAndInstall(true, true),
  };
}
