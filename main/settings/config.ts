// What both roots say about the world before the parts are made.
import type { Settings } from '../../app/settings/settings.ts';
import type { Keychain } from '../platform/keychain-entry.ts';
import type { FindProxy, IsDirect } from '../network/trust.ts';
import type { SpawnPictureProcess } from '../pictures/host/process-host.ts';
import type { SystemDecoder } from '../pictures/system-decoder.ts';

export type StudioConfig = {
  /** User-data folder, absolute. */
  readonly home: string;
  readonly defaultLibraryFolder: string;
  /** KONTEXT_LIBRARY, when given: wins over the settings. */
  readonly libraryFolder: string | null;
  readonly baseUrl: string;
  /** SEAART_API_KEY, when given. Never stored. */
  readonly environmentKey: string | null;
  readonly version: string;
  /** The system's languages, the preferred one first. The command speaks English and needs none. */
  readonly systemLanguages?: readonly string[];
  /** The mask that the system gave this process, before it took every right from others: for what the person has made outside. */
  readonly systemMask?: number;
  readonly hostVersions: { readonly host: string; readonly node: string; readonly chromium: string };
  readonly settings: { readonly read: () => Settings; readonly write: (settings: Settings) => void };
  readonly spawnPictures: SpawnPictureProcess;
  /** Reads what our decoder cannot, where the system does; the command has none. */
  readonly decodeBySystem?: SystemDecoder | null;
  /** Where index-worker is; a built worker lies elsewhere than its source. */
  readonly workerUrl: URL | string;
  /** Null: the proxy that the environment names. */
  readonly findProxy?: FindProxy | null;
  /** Absent: as the environment says. */
  readonly isDirect?: IsDirect;
  /** Moves a file to the system's trash; throws when it stays. */
  readonly toTrash: (path: string) => Promise<void>;
  readonly loadKeychain?: () => Promise<Keychain>;
  /**
   * The window waits for the line to come back, rolls a seed for each edit that has none, and goes on with edits that a dead program left.
   * The command does as it is told and gives up waiting after `patienceMs`; where it only `looks` it makes no library.
   */
  readonly host:
    | { readonly kind: 'window' }
    | { readonly kind: 'command'; readonly patienceMs: number; readonly rehearse: boolean; readonly looks?: boolean };
  /** How fast the rehearsal is, in ms; its own pace when absent. */
  readonly rehearsalPaceMs?: { readonly queued: number; readonly running: number };
};
