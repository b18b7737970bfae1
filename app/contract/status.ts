// How the studio is: key, service, queue, and all of it at the window's start.
import type { ServiceStatus } from './service-status.ts';
import type { OrderChange } from '../edits/order-change.ts';
import type { Failure } from '../failure.ts';
import type { Language } from '../language.ts';
import type { Settings } from '../settings/settings.ts';
import type { Draft } from './drafts.ts';
import type { EditSummary } from '../edits/edit-summary.ts';
import type { LibraryStatus } from './library.ts';
import type { Message } from '../messages/message.ts';

export type KeyStatus = {
  readonly present: boolean;
  readonly last4: string | null;
  /** Where it is kept. `session`: this run only, since there is no usable keychain. */
  readonly where: 'keychain' | 'environment' | 'session' | null;
  /** Why the keychain could not be used, in a sentence; null when it can. */
  readonly trouble: Message | null;
};

/** What the service says of the key. */
export type KeyTest = { readonly verdict: 'good' | 'bad' | 'unreachable'; readonly message: Message };

export type QueueState = {
  readonly paused: boolean;
  /** Why the queue paused itself (key refused, balance empty); null when the person did. */
  readonly pausedBecause: Failure | null;
  /** Edits held because the service could not be reached; they ask once before they spend. */
  readonly held: 'no' | 'offline' | 'ask';
  /** Median seconds from sending to the end of this library's last edits; null when there are too few. */
  readonly typicalSeconds: number | null;
};

/** All of the queue, at the window's start and for one that missed a change. */
export type QueueStatus = QueueState & {
  /** Number of the last change that is in it. */
  readonly turn: number;
  /** Every edit that is not at its end, in the order of the queue, and those whose outcome is unknown. */
  readonly edits: readonly EditSummary[];
};

/** What is other in its order than at the turn before. The edits themselves tell of themselves, before this. */
export type QueueChange = QueueState & OrderChange & { readonly turn: number };

export type Snapshot = {
  readonly settings: Settings;
  readonly defaultLibraryFolder: string;
  readonly key: KeyStatus;
  readonly service: ServiceStatus;
  readonly library: LibraryStatus;
  readonly queue: QueueStatus;
  readonly draft: Draft;
  readonly version: string;
  readonly versions: { readonly host: string; readonly node: string; readonly chromium: string };
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** What “as the system” means for the window’s language. */
  readonly systemLanguage: Language;
};
