// The one library that is open and what works in it, or why none is.
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { ok } from '../../../app/failure.ts';
import type { LibraryStatus } from '../../../app/contract/contract.ts';
import type { Library } from '../../library/library.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { KnownLibraries } from '../../settings/known-libraries.ts';
import { libraryFolderOf, openExpected, remember } from './open-expected.ts';
import type { Session } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

export type OpenedParts = {
  readonly config: StudioConfig;
  readonly known: KnownLibraries;
  readonly log: (line: string) => void;
  readonly openSession: (library: Library) => Session;
  /** The library is in another state, or is another one. */
  readonly onChange: (status: LibraryStatus) => void;
};

export type OpenedLibrary = {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  /** Of the library that is open or was open last; before the first, of the one that is expected. */
  readonly folder: () => string;
  readonly status: () => LibraryStatus;
  /** Opens the library of a folder in place of none. `chosen`: by the person, just now. */
  readonly open: (at: string, chosen: boolean) => Promise<Reply<null>>;
  /** The open library was found in another folder. */
  readonly moveTo: (folder: string, id: string) => Promise<void>;
  /** Closes it, which is still the one that is asked. */
  readonly close: () => Promise<void>;
  /** Closes it; none is open then. */
  readonly leave: () => Promise<void>;
};

/** None is open at first. `missing` hears that it is away. */
export function makeOpenedLibrary(parts: OpenedParts, missing: () => void): OpenedLibrary {
  const { config, known, log } = parts;
  let session: Session | null = null;
  let folder = libraryFolderOf(config);
  let failure: Failure = makeFailure('library-missing', say('library.notOpen'));
  const close = async (): Promise<void> => session?.close();

  return {
    session: () => session,
    failure: () => session?.library.trouble() ?? failure,
    folder: () => folder,
    status: () =>
      session?.library.status() ?? {
        folder,
        state: failure.kind === 'library-readonly' ? 'readonly' : 'missing',
        total: 0,
        trashed: 0,
        damaged: 0,
      },
    async open(at, chosen) {
      const opened = await openExpected({
        config,
        known,
        at,
        chosen,
        onChange: (now) => {
          parts.onChange(now);
          if (now.state === 'open') session?.look();
          if (now.state === 'missing') missing();
        },
        log,
      });
      if (!opened.ok) {
        failure = opened.failure;
        return opened;
      }
      folder = at;
      session = parts.openSession(opened.value);
      if (session.library.status().state === 'missing') missing();
      return ok(null);
    },
    async moveTo(to, id) {
      await remember(known, to, id, log);
      folder = to;
    },
    close,
    async leave() {
      await session?.leave();
      session = null;
    },
  };
}
