// Who runs a batch: one program at a time, as with an edit. What is changed of one that rests is changed under the lock of claims.
import type { BatchEdit } from '../../app/batch/items.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Owners } from '../platform/process-locks.ts';
import type { Session } from '../studio/session/session-type.ts';
import { readBatch, writeProgress } from './batch-files.ts';
import { say } from '../../app/messages/say.ts';

const goneMs = 24 * 3_600_000;

type Stored = { readonly plan: BatchPlan; readonly progress: BatchProgress };

export type Claims = {
  /** Whether another living program has it, or one of another computer, which may be gone where nothing was made of it for a day. */
  readonly runsElsewhere: (stored: Stored, edits: Iterable<Pick<BatchEdit, 'createdAt'>>) => boolean;
  /** Changes a batch that no other living program runs, on the disk. */
  readonly claim: (session: Session, id: string, change: (stored: Stored) => Promise<Reply<BatchProgress>>) => Promise<Reply<Stored>>;
};

/** Claims among all programs of this computer. */
export function makeClaims(owners: Pick<Owners, 'claiming' | 'lives'>): Claims {
  const runsElsewhere: Claims['runsElsewhere'] = ({ plan, progress: { owner } }, edits) => {
    const lives = owner === null ? 'dead' : owners.lives({ installation: owner.installation, process: owner.process });
    if (lives !== 'elsewhere') return lives === 'alive';
    const last = [plan, ...edits].reduce((newest, { createdAt }) => Math.max(newest, Date.parse(createdAt)), -Infinity);
    return !(Date.now() - last > goneMs);
  };
  return {
    runsElsewhere,
    claim: (session, id, change) =>
      owners.claiming(async () => {
        const stored = await readBatch(session.library, id);
        if (!stored.ok) return stored;
        const newest = runsElsewhere(stored.value, []) ? await session.library.rows(`batch:${id} in:anywhere`, 0, 1) : null;
        if (newest !== null && runsElsewhere(stored.value, newest))
          return fail(makeFailure('owned-elsewhere', say('batch.ownedElsewhere')));
        const changed = await change(stored.value);
        if (!changed.ok) return changed;
        const written = await writeProgress(session.library, changed.value);
        return written.ok ? ok({ plan: stored.value.plan, progress: changed.value }) : written;
      }),
  };
}
