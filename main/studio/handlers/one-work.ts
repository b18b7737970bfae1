// One work on the whole library at a time, told as it goes on, and stopped when somebody says so.
import { fail } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { LibraryWork } from '../../../app/contract/contract.ts';
import { makeThrottle } from '../../platform/throttle.ts';
import { openNow } from '../session/open-now.ts';
import type { Session } from '../session/session-type.ts';
import { say } from '../../../app/messages/say.ts';

/** What a work has while it runs. */
export type Running = {
  /** In files or records; `total` null where nobody knows it. */
  readonly progress: (done: number, total: number | null) => void;
  /** What stops it. Only the last one given counts. */
  readonly onStop: (stop: () => void) => void;
};

export type OneWork = {
  /** Fails while another one runs, or while the library is away. */
  readonly alone: <T>(kind: LibraryWork['kind'], run: (session: Session, running: Running) => Promise<Reply<T>>) => Promise<Reply<T>>;
  /** What runs now; null when nothing does. */
  readonly now: () => LibraryWork | null;
  readonly stop: () => void;
};

/** `tell` hears how far it is, ten times a second at most, and of its end at once. */
export function makeOneWork(options: {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly tell: (work: LibraryWork | null) => void;
}): OneWork {
  let work: LibraryWork | null = null;
  let stop: (() => void) | null = null;
  const soon = makeThrottle();

  return {
    alone: async (kind, run) => {
      const session = openNow(options.session(), options.failure);
      if (!session.ok) return session;
      if (work !== null) return fail(makeFailure('usage', say('library.busy')));
      work = { kind, done: 0, total: null };
      options.tell(work);
      try {
        return await run(session.value, {
          progress: (done, total) => {
            const now = { kind, done, total };
            work = now;
            soon(() => options.tell(now));
          },
          onStop: (stopNow) => {
            stop = stopNow;
          },
        });
      } finally {
        work = null;
        stop = null;
        options.tell(null);
      }
    },
    now: () => work,
    stop: () => stop?.(),
  };
}
