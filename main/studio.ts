// Makes the parts both roots share, from a config value.
import type { CallHandlers, EventName, EventPayloads, Imported, LibraryStatus } from '../app/ipc.ts';
import type { Reply } from '../app/failure.ts';
import type { MediaType } from '../app/edits/record.ts';
import type { Settings } from '../app/settings.ts';

/** Calls that need a desktop (dialogs, the file manager, the browser): the shell answers them. */
export type DesktopCall = 'picture.pick' | 'edit.reveal' | 'library.chooseFolder' | 'library.reveal' | 'link.open';

/** Which pixels are asked for; ids and hashes only, never paths. */
export type MediaAddress =
  | { readonly kind: 'result'; readonly editId: string; readonly index: number; readonly longSide: number | null }
  | { readonly kind: 'picture'; readonly sha256: string; readonly longSide: number | null }
  | { readonly kind: 'sent'; readonly sha256: string };

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
  readonly hostVersions: { readonly host: string; readonly node: string; readonly chromium: string };
  readonly settings: { readonly read: () => Settings; readonly write: (settings: Settings) => void };
};

export type Studio = {
  readonly handlers: Omit<CallHandlers, DesktopCall>;
  /** Adds a listener for everything the window is told; returns the function that removes it. */
  readonly onEvent: (listener: <N extends EventName>(name: N, payload: EventPayloads[N]) => void) => () => void;
  /** The file behind an address and its true type; null when there is none. Makes thumbnails that are missing. */
  readonly media: (address: MediaAddress) => Promise<{ readonly path: string; readonly mediaType: MediaType } | null>;
  readonly takePaths: (paths: readonly string[]) => Promise<Imported>;
  readonly takeBytes: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Imported>;
  readonly resultPath: (editId: string, index: number) => Promise<string | null>;
  readonly libraryFolder: () => string;
  readonly useLibrary: (folder: string) => Promise<Reply<LibraryStatus>>;
};

export type OpenStudio = { readonly studio: Studio; readonly close: () => Promise<void> };
