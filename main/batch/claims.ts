// Who runs a batch: one program at a time, as with an edit. What is changed of one that rests is changed under the lock of claims.
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Owners } from '../platform/process-locks.ts';
import type { Session } from '../studio/session/session-type.ts';
import { readBatch, writeProgress } from './batch-files.ts';
import { say } from '../../app/messages/say.ts';

type Stored = { readonly plan: BatchPlan; readonly progress: BatchProgress };

export type Claims = {
  /** Whether another living program has it, or one of another computer, of which nothing can be known. */
  readonly runsElsewhere: (progress: BatchProgress) => boolean;
  /** Changes a batch that no other living program runs, on the disk. */
  readonly claim: (session: Session, id: string, change: (stored: Stored) => Promise<Reply<BatchProgress>>) => Promise<Reply<Stored>>;
};

/** Claims among all programs of this computer. */
export function makeClaims(owners: Pick<Owners, 'claiming' | 'lives'>): Claims {
  const runsElsewhere = ({ owner }: BatchProgress): boolean =>
    owner !== null && ['alive', 'elsewhere'].includes(owners.lives({ installation: owner.installation, process: owner.process }));
  return {
    runsElsewhere,
    claim: (session, id, change) =>
      owners.claiming(async () => {
        const stored = await readBatch(session.library, id);
        if (!stored.ok) return stored;
        if (runsElsewhere(stored.value.progress)) return fail(makeFailure('owned-elsewhere', say('batch.ownedElsewhere')));
        const changed = await change(stored.value);
        if (!changed.ok) return changed;
        const written = await writeProgress(session.library, changed.value);
        return written.ok ? ok({ plan: stored.value.plan, progress: changed.value }) : written;
      }),
  };
}
