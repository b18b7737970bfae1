// What a window is told when it opens; afterwards it hears of changes.
import type { LibraryStatus, QueueStatus, Snapshot } from '../../../app/contract/contract.ts';
import type { Language } from '../../../app/language.ts';
import type { Secrets } from '../../platform/keychain.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { DraftFile } from '../../inputs/draft-file.ts';
import type { Service } from '../session/service.ts';

export function makeSnapshot(parts: {
  config: StudioConfig;
  systemLanguage: Language;
  secrets: Secrets;
  service: Service;
  draft: DraftFile;
  library: () => LibraryStatus;
  queueStatus: () => Promise<QueueStatus>;
  /** A window is there from now on. */
  asked: () => void;
}): () => Promise<Snapshot> {
  const { config, systemLanguage, secrets, service, draft } = parts;
  return async () => {
    parts.asked();
    return {
      settings: config.settings.read(),
      defaultLibraryFolder: config.defaultLibraryFolder,
      key: await secrets.status(),
      service: await service.status(),
      library: parts.library(),
      queue: await parts.queueStatus(),
      draft: draft.read(),
      version: config.version,
      versions: config.hostVersions,
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      systemLanguage,
    };
  };
}
