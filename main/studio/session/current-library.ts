// The library that is open, or why none is: opened, waited for while its drive is away, changed for another.
import path from 'node:path';
import { isAtEnd } from '../../../app/edits/edit.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { LibraryStatus } from '../../../app/contract/contract.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import type { Library } from '../../library/library.ts';
import { makeOrders } from '../../library/store/save-order.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { KnownLibraries } from '../../settings/known-libraries.ts';
import { libraryFolderOf, openExpected, remember } from './open-expected.ts';
import type { Session } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

export type CurrentLibrary = {
  /** The open library and what works in it; null while there is none. */
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly folder: () => string;
  readonly status: () => LibraryStatus;
  /** Opens the library of another folder instead, which is made when it is none yet. */
  readonly use: (folder: string) => Promise<Reply<LibraryStatus>>;
  readonly close: () => Promise<void>;
};

const missingPollMs = 3000;

export async function openCurrentLibrary(options: {
  config: StudioConfig;
  known: KnownLibraries;
  clock: Clock;
  log: (line: string) => void;
  openSession: (library: Library) => Session;
  /** The library is in another state, or is another one. */
  onChange: (status: LibraryStatus) => void;
  /** Another session is open, with another queue. */
  onSession: () => void;
}): Promise<CurrentLibrary> {
  const { config, known, clock, log } = options;
  let session: Session | null = null;
  let folder = libraryFolderOf(config);
  let failure: Failure = makeFailure('library-missing', say('library.notOpen'));
  let callOffRetry: (() => void) | null = null;
  let closed = false;
  // Opening one library while another is being opened would leave one of them open for good.
  const { inOrder: inTurn, all: everyTurn } = makeOrders();

  const status = (): LibraryStatus =>
    session?.library.status() ?? {
      folder,
      state: failure.kind === 'library-readonly' ? 'readonly' : 'missing',
      total: 0,
      trashed: 0,
      damaged: 0,
    };

  const open = async (at: string, chosen: boolean): Promise<Reply<null>> => {
    const opened = await openExpected({
      config,
      known,
      at,
      chosen,
      onChange: (now) => {
        options.onChange(now);
        if (now.state === 'open') session?.look();
        if (now.state === 'missing') waitForLibrary();
      },
      log,
    });
    if (!opened.ok) {
      failure = opened.failure;
      return opened;
    }
    folder = at;
    session = options.openSession(opened.value);
    if (session.library.status().state === 'missing') waitForLibrary();
    return ok(null);
  };

  /** A drive that comes back is found by its library.json. */
  function waitForLibrary(): void {
    if (config.host.kind !== 'window' || callOffRetry !== null || closed) return;
    callOffRetry = clock.after(missingPollMs, () => {
      callOffRetry = null;
      void inTurn('current-library', rescan).then((there) => (there ? undefined : waitForLibrary()));
    });
  }

  async function rescan(): Promise<boolean> {
    if (session !== null) return (await session.library.attach()).ok;
    const opened = await open(folder, false);
    if (!opened.ok || closed) return false;
    options.onChange(status());
    options.onSession();
    return true;
  }

  function stopWaiting(): void {
    callOffRetry?.();
    callOffRetry = null;
  }

  function settle(): Reply<LibraryStatus> {
    config.settings.write({ ...config.settings.read(), libraryFolder: folder });
    options.onChange(status());
    options.onSession();
    return ok(status());
  }

  if (!(await open(folder, false)).ok) waitForLibrary();

  return {
    session: () => session,
    failure: () => session?.library.trouble() ?? failure,
    folder: () => folder,
    status,
    use: (next) => inTurn('current-library', () => use(next)),
    close: async () => {
      closed = true;
      stopWaiting();
      await everyTurn();
      await session?.close();
    },
  };

  async function use(next: string): Promise<Reply<LibraryStatus>> {
    const chosen = path.resolve(next);
    // Nothing is made where the library is expected: it is there, or it is away.
    if (chosen === path.resolve(folder)) return (await rescan()) ? ok(status()) : fail(session?.library.trouble() ?? failure);
    if (config.libraryFolder !== null) return fail(makeFailure('usage', say('library.fixed')));
    // The same library in another place: everything that is under way goes on there.
    if (session !== null && session.library.status().state === 'missing' && (await session.library.attach(chosen)).ok) {
      stopWaiting();
      await remember(known, chosen, session.library.id, log);
      folder = chosen;
      return settle();
    }
    const busy = session?.editStore.all().filter((record) => !isAtEnd(record.state)).length ?? 0;
    if (busy > 0) return fail(makeFailure('usage', say('library.busyEdits', { count: busy }), { next: 'wait' }));
    const before = folder;
    stopWaiting();
    await session?.close();
    session = null;
    const opened = await open(chosen, true);
    if (opened.ok) return settle();
    if (!(await open(before, false)).ok) waitForLibrary();
    return opened;
  }
}
