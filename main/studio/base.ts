// What every part of a studio is made with: this computer, its network, its picture process, and who is told what happens.
import path from 'node:path';
import type { Clock } from '../../app/edits/ports.ts';
import { languageInUse, languageOfSystem } from '../../app/language.ts';
import type { Language } from '../../app/language.ts';
import type { Http } from '../../app/seaart/http.ts';
import { openDraftFile } from '../inputs/draft-file.ts';
import type { DraftFile } from '../inputs/draft-file.ts';
import { makeHttp } from '../network/http.ts';
import type { FindProxy } from '../network/trust.ts';
import { openPictures } from '../pictures/host/pictures.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { makeClock } from '../platform/clock.ts';
import { makeLog } from '../platform/log.ts';
import type { Log } from '../platform/log.ts';
import { openOwners } from '../platform/process-locks.ts';
import type { Owners } from '../platform/process-locks.ts';
import { checkedBaseUrl } from '../settings/base-url.ts';
import type { StudioConfig } from '../settings/config.ts';
import { openKnownLibraries } from '../settings/known-libraries.ts';
import type { KnownLibraries } from '../settings/known-libraries.ts';
import { preparedIn } from './session/prepare-input.ts';
import { makeListeners } from './listeners.ts';
import type { Listeners } from './listeners.ts';

export type StudioBase = Listeners & {
  readonly config: StudioConfig;
  /** The service's address: where the key may go, and whether that is this computer. */
  readonly address: { readonly origin: string; readonly loopback: boolean };
  readonly clock: Clock;
  readonly log: Log;
  /** How requests are sent. */
  readonly line: { readonly userAgent: string; readonly findProxy: FindProxy | null };
  readonly http: Http;
  /** Where pictures lie as they are sent; absolute. */
  readonly preparedFolder: string;
  readonly owners: Owners;
  readonly draft: DraftFile;
  readonly known: KnownLibraries;
  readonly pictures: Pictures;
  readonly systemLanguage: Language;
  /** The language that is set, or the system's. */
  readonly language: () => Language;
};

/** Throws only when the user-data folder cannot be used or the service address is none. */
export async function openBase(config: StudioConfig): Promise<StudioBase> {
  const base = checkedBaseUrl(config.baseUrl);
  if (!base.ok) throw new Error(base.failure.message);
  const log = makeLog(path.join(config.home, 'logs'));
  const line = { userAgent: `KontextStudio/${config.version}`, findProxy: config.findProxy ?? null };
  const systemLanguage = languageOfSystem(config.systemLanguages ?? []);
  return {
    ...makeListeners(),
    config,
    address: base.value,
    clock: makeClock(),
    log,
    line,
    http: makeHttp(line),
    preparedFolder: preparedIn(config.home),
    owners: await openOwners(config.home),
    draft: await openDraftFile(config.home),
    known: await openKnownLibraries(config.home),
    pictures: openPictures({ spawn: config.spawnPictures, log: log.line }),
    systemLanguage,
    language: () => languageInUse(config.settings.read().language, systemLanguage),
  };
}
