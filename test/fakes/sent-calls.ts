// What the pretended main says was sent: the edits of its library, counted as main counts them.
import type { CallHandlers } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { allTime, dayAround, monthAround, spanOfMonth } from '../../app/money/calendar.ts';
import type { Span } from '../../app/money/calendar.ts';
import { createOf, sumOf, sumsBy } from '../../app/money/spent.ts';
import type { SentRow, Spent } from '../../app/money/spent.ts';
import type { FakeWorld } from './fake-world.ts';

type SentName = Extract<keyof CallHandlers, `sent.${string}`>;

export function makeSentFakes(world: FakeWorld): Pick<CallHandlers, SentName> {
  const within = ({ fromMs, toMs }: Span): readonly { readonly edit: EditSummary; readonly spent: Spent }[] =>
    world.edits
      .flatMap((edit) => {
        const create = edit.rehearsal ? null : createOf(edit);
        return create === null || create.atMs < fromMs || create.atMs >= toMs
          ? []
          : [{ edit, spent: { ...create, model: edit.model, project: edit.project, creates: 1 } }];
      })
      .toSorted((a, b) => b.spent.atMs - a.spent.atMs);
  const spentIn = (span: Span): readonly Spent[] => within(span).map(({ spent }) => spent);
  const spanOf = (month: string | null): Span => (month === null ? allTime : spanOfMonth(month));
  const rowOf = ({ edit, spent }: { readonly edit: EditSummary; readonly spent: Spent }): SentRow => ({
    editId: edit.id,
    at: edit.sentAt ?? '',
    model: edit.model,
    outcome: edit.state === 'waiting' ? 'not-taken' : edit.state,
    charged: spent.charged,
    pictures: spent.pictures,
    requestId: edit.requestId,
    edit,
  });
  return {
    'sent.rows': async ({ month, offset, count }) => ({
      ok: true,
      value: within(spanOf(month))
        .slice(offset, offset + count)
        .map(rowOf),
    }),
    'sent.sums': async ({ month, by }) => {
      const { settings } = world.snapshot;
      const spent = spentIn(spanOf(month));
      return { ok: true, value: { whole: sumOf(spent, settings), parts: sumsBy(by, spent, settings) } };
    },
    'sent.now': async () => {
      const { settings } = world.snapshot;
      return {
        ok: true,
        value: { day: sumOf(spentIn(dayAround(Date.now())), settings), month: sumOf(spentIn(monthAround(Date.now())), settings) },
      };
    },
    'sent.export': async () => ({ ok: true, value: null }),
  };
}
