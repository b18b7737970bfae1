// Holds the limits of money, for everything that makes or sends an edit: window, command, batches, retries and what waited.
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { findModel } from '../../../app/models/models.ts';
import { resultsOf } from '../../../app/models/roles.ts';
import { allTime, dayAround, monthAround } from '../../../app/money/calendar.ts';
import { isLimited, limitPassed } from '../../../app/money/limits.ts';
import type { Wanted } from '../../../app/money/limits.ts';
import type { Spent } from '../../../app/money/spent.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Library } from '../../library/library.ts';
import type { Owners } from '../../platform/process-locks.ts';
import { spentNow } from './books.ts';
import { say } from '../../../app/messages/say.ts';

type Counted = Pick<Library, 'folder' | 'spent' | 'live' | 'load' | 'summaries' | 'settled' | 'status'>;

export type Limiter = {
  /**
   * Runs `make`, which writes down new edits, while no other program of this computer makes or sends one. Not where they would pass a limit together
   * with what was spent and with what waits already. `wanted` is asked in its turn, and is nothing where nothing new would be charged. Where nothing is limited
   * others make and send meanwhile, unless it is to be `alone`.
   */
  readonly making: <T>(
    library: Counted,
    wanted: () => readonly Wanted[],
    make: () => Promise<Reply<T>>,
    alone?: boolean,
  ) => Promise<Reply<T>>;
  /** Runs `send`, which writes down that an edit leaves now, in the same way. What waits behind it does not count: each comes to its own turn. */
  readonly sending: <T>(library: Counted, record: EditRecord, send: () => Promise<T>) => Promise<Reply<T>>;
};

/** What one edit asks for: its model's id and how many pictures. Of a model that is not known any more it is one. */
export const wantedOf = (model: string, parameters: EditRecord['request']['parameters']): Wanted => {
  const known = findModel(model);
  return { model, pictures: known === null ? 1 : resultsOf(known, parameters) };
};

/** Holds the limits as `settings` has them at each call, across all programs of this computer. */
export function makeLimiter(options: {
  settings: () => Settings;
  owners: Pick<Owners, 'spending'>;
  clock: Pick<Clock, 'now'>;
  log: (line: string) => void;
}): Limiter {
  const { settings, owners, clock, log } = options;
  const known = new WeakSet<object>();

  /** Why this may not be; null when it may.  */
  const refusal = async (library: Counted, wanted: readonly Wanted[], countWaiting: boolean): Promise<Failure | null> => {
    const account = settings();
    const now = Date.parse(clock.now());
    const [day, month] = [dayAround(now), monthAround(now)];
    try {
      if (!isKnown(library)) throw new Error('the index is being made');
      // What bears a time that is still to come counts now: a clock that was set back gives no second limit of the day.
      const { spent, waiting } = await spentNow(library, { ...allTime, fromMs: month.fromMs });
      const reserved = countWaiting ? waiting.map(({ model, request }) => reservedOf(wantedOf(model, request.parameters), now)) : [];
      return limitPassed(
        account,
        { day: [...spent.filter(({ atMs }) => atMs >= day.fromMs), ...reserved], month: [...spent, ...reserved] },
        wanted,
      );
    } catch (error) {
      return uncounted(error);
    }
  };

  const uncounted = (error: unknown): Failure => {
    log(`what was spent could not be counted: ${String(error)}`);
    return makeFailure('limit', say('money.notCounted'), { next: 'retry', detail: String(error) });
  };
  /** What was spent is known only when the whole library is, and not while its index is made anew. */
  const isKnown = (library: Counted): boolean => known.has(library) && library.status().state !== 'indexing';

  const within = async <T>(library: Counted, allowed: () => Promise<Failure | null>, act: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    // Before it is this one's turn: others need not wait for it.
    if (!isKnown(library)) await library.settled();
    known.add(library);
    return inTurn(allowed, act);
  };

  const inTurn = async <T>(allowed: () => Promise<Failure | null>, act: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    let acts = false;
    try {
      const turn = await owners.spending(async () => {
        const failure = await allowed();
        if (failure !== null) return fail<T>(failure);
        acts = true;
        return act();
      });
      return turn ?? fail(makeFailure('limit', say('money.busy'), { next: 'retry' }));
    } catch (error) {
      // What it was to do has an answer of its own for what goes wrong.
      if (acts) throw error;
      return fail(uncounted(error));
    }
  };

  return {
    making: async (library, wanted, make, alone = false) => {
      if (isLimited(settings().limits) && wanted().length > 0)
        return within(library, async () => (wanted().length === 0 ? null : refusal(library, wanted(), true)), make);
      return alone ? inTurn(async () => null, make) : make();
    },
    sending: async (library, record, send) => {
      if (record.service.rehearsal || !isLimited(settings().limits)) return ok(await send());
      const wanted = [wantedOf(record.model, record.request.parameters)];
      return within(
        library,
        async () => (record.evenAboveLimit === true ? null : refusal(library, wanted, false)),
        async () => ok(await send()),
      );
    },
  };
}

const reservedOf = ({ model, pictures }: Wanted, atMs: number): Spent => ({
  atMs,
  model,
  project: null,
  charged: 'maybe',
  creates: 1,
  pictures,
});
