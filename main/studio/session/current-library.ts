// The library that is open, or why none is: opened, waited for while its drive is away, changed for another.
import path from 'node:path';
import { isAtEnd, mayLeaveDetail } from '../../../app/edits/edit.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { LibraryStatus } from '../../../app/contract/contract.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import { isAmongOthers, strangersIn } from '../../library/store/library-file.ts';
import { makeOrders } from '../../library/store/save-order.ts';
import { refusalOfLibrary } from './may-hold-library.ts';
import { makeOpenedLibrary } from './opened-library.ts';
import type { OpenedParts } from './opened-library.ts';
import { makeReturnWait } from './return-wait.ts';
import type { Session } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

/** `amongOthers`: a library is made among files of others. `leaving`: edits of the open library are under way, and go on when it is opened again. */
export type Agreed = { readonly amongOthers?: boolean; readonly leaving?: boolean };

export type CurrentLibrary = {
  /** The open library and what works in it; null while there is none. */
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly folder: () => string;
  readonly status: () => LibraryStatus;
  /** Opens the library of another folder instead, which is made when it is none yet. */
  readonly use: (folder: string, agreed: Agreed) => Promise<Reply<LibraryStatus>>;
  readonly close: () => Promise<void>;
};

/** Opens the library of this computer; where there is none, a window waits for it. */
export async function openCurrentLibrary(
  options: OpenedParts & {
    readonly clock: Clock;
    /** Another session is open, with another queue. */
    readonly onSession: () => void;
  },
): Promise<CurrentLibrary> {
  const { config } = options;
  let closed = false;
  // Opening one library while another is being opened would leave one of them open for good.
  const { inOrder: inTurn, all: everyTurn } = makeOrders();
  const waiting = makeReturnWait({
    clock: options.clock,
    mayWait: () => config.host.kind === 'window' && !closed,
    isBack: () => inTurn('current-library', () => rescan()),
  });
  const current = makeOpenedLibrary(options, waiting.begin);

  async function rescan(meant = false): Promise<boolean> {
    const session = current.session();
    if (session !== null) return (await session.library.attach()).ok;
    const opened = await current.open(current.folder(), meant);
    if (!opened.ok || closed) return false;
    options.onChange(current.status());
    options.onSession();
    return true;
  }

  /** A project is of its library. */
  function settle(isOther: boolean): Reply<LibraryStatus> {
    const settings = config.settings.read();
    config.settings.write({ ...settings, libraryFolder: current.folder(), ...(isOther ? { project: null } : {}) });
    options.onChange(current.status());
    options.onSession();
    return ok(current.status());
  }

  async function use(next: string, { amongOthers = false, leaving = false }: Agreed): Promise<Reply<LibraryStatus>> {
    const chosen = path.resolve(next);
    // Nothing is made where the library is expected: it is there, or it is away.
    if (chosen === path.resolve(current.folder()))
      return (await rescan(amongOthers && isAmongOthers(current.failure()))) ? ok(current.status()) : fail(current.failure());
    if (config.libraryFolder !== null) return fail(makeFailure('usage', say('library.fixed')));
    // The same library in another place: everything that is under way goes on there.
    const session = current.session();
    if (session !== null && session.library.status().state === 'missing' && (await session.library.attach(chosen)).ok) {
      waiting.stop();
      await current.moveTo(chosen, session.library.id);
      return settle(false);
    }
    const refused = refusalOfLibrary(chosen, { open: path.resolve(current.folder()), home: path.resolve(config.home) });
    const notMeant = refused ?? (amongOthers ? null : await strangersIn(chosen));
    if (notMeant !== null) return fail(notMeant);
    const held = session === null ? null : heldBy(session, leaving);
    if (held !== null) return fail(held);
    const before = current.folder();
    waiting.stop();
    await current.leave();
    const opened = await current.open(chosen, true);
    if (opened.ok) return settle(true);
    if (!(await current.open(before, false)).ok) waiting.begin();
    return opened;
  }

  if (!(await current.open(current.folder(), false)).ok) waiting.begin();

  return {
    session: current.session,
    failure: current.failure,
    folder: current.folder,
    status: current.status,
    use: (next, agreed) => inTurn('current-library', () => use(next, agreed)),
    close: async () => {
      closed = true;
      waiting.stop();
      await everyTurn();
      await current.close();
    },
  };
}

/** Why its edits that are under way keep a library open; null where they do not. Of one that is away nothing can be written down: nobody would go on with them. */
function heldBy({ editStore, library }: Session, leaving: boolean): Failure | null {
  const count = editStore.all().filter((record) => !isAtEnd(record.state)).length;
  const mayLeave = library.trouble() === null;
  if (count === 0 || (leaving && mayLeave)) return null;
  return makeFailure('usage', say('library.busyEdits', { count }), { next: 'wait', detail: mayLeave ? mayLeaveDetail : 'away' });
}
