// A library that is only looked at: no service, no key, no picture process, and no lock of a program that owns edits.
import path from 'node:path';
import type { Reply } from '../../../app/failure.ts';
import type { Library } from '../../library/library.ts';
import { makeLog } from '../../platform/log.ts';
import { checkedBaseUrl } from '../../settings/base-url.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { openKnownLibraries } from '../../settings/known-libraries.ts';
import { libraryFolderOf, openExpected } from './open-expected.ts';
import type { LibraryConfig } from './open-expected.ts';

export type ReadingConfig = LibraryConfig & Pick<StudioConfig, 'baseUrl' | 'environmentKey'>;
export type Reading = { readonly opened: Reply<Library>; readonly close: () => Promise<void> };

/** Throws where `makeStudio` throws: a command must not run with an address today that the next one refuses. */
export async function openReading(config: ReadingConfig): Promise<Reading> {
  const base = checkedBaseUrl(config.baseUrl);
  if (!base.ok) throw new Error(base.failure.message);
  const log = makeLog(path.join(config.home, 'logs'));
  if (config.environmentKey !== null) log.hide(config.environmentKey);
  const opened = await openExpected({
    config: { ...config, host: { ...config.host, looks: true } },
    known: await openKnownLibraries(config.home),
    at: libraryFolderOf(config),
    chosen: false,
    onChange: () => undefined,
    log: log.line,
  });
  return { opened, close: async () => void (opened.ok && (await opened.value.close())) };
}
