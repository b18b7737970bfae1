// What the window asks about what was sent, and what that cost.
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { CallHandlers } from '../../../app/contract/contract.ts';
import { allTime, dayAround, monthAround, spanOfMonth } from '../../../app/money/calendar.ts';
import { sumOf, sumsBy } from '../../../app/money/spent.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Library } from '../../library/library.ts';
import { sentRows, spentIn } from '../session/books.ts';
import { awayOf } from '../session/read-ledger.ts';
import type { Session } from '../session/session-type.ts';

export type SentCall = 'sent.rows' | 'sent.sums' | 'sent.now';

export function makeSentHandlers(parts: {
  inLibrary: <T>(act: (session: Session) => Promise<Reply<T>>) => Promise<Reply<T>>;
  settings: () => Settings;
  nowMs: () => number;
}): Pick<CallHandlers, SentCall> {
  const read = <T>(act: (library: Library) => Promise<T>): Promise<Reply<T>> =>
    parts.inLibrary(async ({ library }) => {
      const trouble = awayOf(library);
      return trouble === null ? ok(await act(library)) : fail(trouble);
    });
  const spanOf = (month: string | null) => (month === null ? allTime : spanOfMonth(month));
  return {
    'sent.rows': ({ month, offset, count }) => read((library) => sentRows(library, spanOf(month), offset, count)),
    'sent.sums': ({ month, by }) =>
      read(async (library) => {
        const spent = await spentIn(library, spanOf(month));
        return { whole: sumOf(spent, parts.settings()), parts: sumsBy(by, spent, parts.settings()) };
      }),
    'sent.now': () =>
      read(async (library) => {
        const now = parts.nowMs();
        const day = dayAround(now);
        const spent = await spentIn(library, monthAround(now));
        return {
          day: sumOf(
            spent.filter(({ atMs }) => atMs >= day.fromMs && atMs < day.toMs),
            parts.settings(),
          ),
          month: sumOf(spent, parts.settings()),
        };
      }),
  };
}
