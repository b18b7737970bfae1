// The question of the window before a batch is begun whose pictures are in one of the same that has not ended.
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure } from '../../app/failure.ts';
import { say } from '../../app/messages/say.ts';
import type { Session } from '../studio/session/session-type.ts';
import { findBegun } from './begun.ts';
import type { AskedBatch } from './begun.ts';

/** Asked right before it is written down. Null where the person has said that it is meant. The failure's detail is the id of the other one. */
export const unlessBegun = ({ library }: Session, asked: AskedBatch, evenIfBegun: boolean): (() => Promise<Failure | null>) | null =>
  evenIfBegun
    ? null
    : async () => {
        const begun = await findBegun(library, asked);
        if (begun === null) return null;
        const { plan, common } = begun;
        return makeFailure('paid-before', say('batch.begunBefore', { set: plan.set, common }), { detail: plan.id });
      };
