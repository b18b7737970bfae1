// What makes edits and runs them, in whichever library is open, within the limits of money.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { StudioBase } from './base.ts';
import type { Intake } from './intake.ts';
import type { ServiceAccess } from './service-access.ts';
import type { EditMaker } from './session/edit-maker.ts';
import { makeLimiter } from './session/limiter.ts';
import { makeMakeAgain } from './session/make-again.ts';
import type { OpenedParts } from './session/opened-library.ts';
import { makeQueueNotifier } from './session/queue-notifier.ts';
import type { QueueNotifier } from './session/queue-notifier.ts';
import { makeReceive } from './session/receive.ts';
import { makeEditMaker } from './session/run-edits.ts';
import type { Session } from './session/session-type.ts';
import { openSession } from './session/session.ts';

export type EditRuns = {
  readonly notifier: QueueNotifier;
  readonly maker: EditMaker;
  readonly openSession: OpenedParts['openSession'];
};

/** `ended` hears of each edit at its end, after the window. */
export function makeEditRuns(
  base: StudioBase,
  { service }: Pick<ServiceAccess, 'service'>,
  { inbox, web }: Pick<Intake, 'inbox' | 'web'>,
  session: () => Session | null,
  ended: (edit: EditSummary) => void,
): EditRuns {
  const { config, clock, log, line, owners, pictures, emit } = base;
  const settings = config.settings.read;
  const notifier = makeQueueNotifier({
    session,
    typicalSeconds: async () => (await session()?.library.typicalSeconds()) ?? null,
    emit: (change) => emit('queue.changed', change),
    log: log.line,
  });
  const limiter = makeLimiter({ settings, owners, clock, log: log.line });
  const parts = { config, settings, service, owners, pictures, limiter };
  return {
    notifier,
    maker: makeEditMaker({ ...parts, inbox, session, refusalOfAddresses: web.refusalOf }),
    openSession: (library) =>
      openSession({
        ...parts,
        library,
        receive: makeReceive({ ...line, library, pictures }),
        makeAgain: makeMakeAgain({ library, pictures }),
        clock,
        log,
        events: {
          edit: (summary) => emit('edit.changed', summary),
          ended: (summary) => {
            emit('edit.ended', summary);
            ended(summary);
          },
          queue: notifier.tell,
          run: base.runEnded,
        },
      }),
  };
}
