// What the command says where a batch of the same was begun and has not ended.
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { findBegun } from '../batch/begun.ts';
import type { AskedBatch } from '../batch/begun.ts';
import type { Session } from '../studio/session/session-type.ts';
import { counted } from './counted.ts';

/** To be asked at once, and again right before a batch is written down. Null where it may be begun anew. */
export const refusalOf = (
  { again, rehearsal }: { readonly again: boolean; readonly rehearsal: boolean },
  session: Session,
  asked: AskedBatch,
): (() => Promise<Failure | null>) | null => (again || rehearsal ? null : () => begunAlready(session, asked));

async function begunAlready({ library }: Session, asked: AskedBatch): Promise<Failure | null> {
  const begun = await findBegun(library, asked);
  if (begun === null) return null;
  const { plan, state, common } = begun;
  const way = state === 'pilot' ? 'batch --approve' : `${plan.steps === undefined ? 'batch' : 'replay'} --resume`;
  const goesOn = `“kontext ${way} ${plan.id}” goes on with it.`;
  const words =
    common === asked.items.length && common === plan.items.length
      ? `This very batch was begun and has not ended: ${goesOn} --again begins it anew, and pays for all of it.`
      : `${common} of these ${counted(asked.items.length, 'picture')} ${common === 1 ? 'is' : 'are'} in a batch of the same words and settings that was begun and has not ended: ${goesOn} --again begins this one all the same, and pays for them anew.`;
  return englishFailure('paid-before', words, { detail: plan.id });
}
