// Cancelling and running once more, in the pretended main.
import type { CallHandlers } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { englishFailure } from '../../app/failure.ts';
import type { FakeWorld } from './fake-world.ts';
import { sampleEdit } from './studio-samples.ts';

const endedAt = '2026-11-23T14:32:05.000Z';
const done = { ok: true, value: null } as const;

type Parts = {
  readonly world: FakeWorld;
  readonly byId: (id: string) => EditSummary | undefined;
  readonly change: (id: string, more: Partial<EditSummary>) => void;
  readonly add: (edit: EditSummary) => void;
};

export const makeAgainFakes = ({
  world,
  byId,
  change,
  add,
}: Parts): Pick<CallHandlers, 'edit.cancel' | 'edit.runNext' | 'edit.retry' | 'edit.sendAgain' | 'edit.finish'> => ({
  'edit.cancel': async ({ id }) => {
    const isUnsent = byId(id)?.state === 'waiting';
    change(id, isUnsent ? { state: 'cancelled', endedAt } : { cancelAsked: true });
    return done;
  },
  'edit.runNext': async () => done,
  'edit.retry': async ({ id }) => {
    const edit = byId(id);
    if (edit?.state !== 'cancelled') return { ok: true, value: { ids: [] } };
    const { id: _, ...same } = edit;
    const made = sampleEdit(310_000 + world.edits.length, { ...same, state: 'waiting', endedAt: null, trashed: false });
    add(made);
    return { ok: true, value: { ids: [made.id] } };
  },
  'edit.sendAgain': async () => ({ ok: true, value: { ids: [] } }),
  'edit.finish': async ({ id, model, evenIfPaid }) => {
    if (world.paidBefore && !evenIfPaid) return { ok: false, failure: englishFailure('paid-before', 'This was made before.') };
    const { id: _, ...draft } = byId(id) ?? sampleEdit(1);
    const made = sampleEdit(300_000, { ...draft, model, state: 'waiting', results: [], endedAt: null, sentAt: null, requestId: null });
    add(made);
    return { ok: true, value: { ids: [made.id] } };
  },
});
