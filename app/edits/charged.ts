// What is said of money about an edit. Nothing of a rehearsal is ever charged, whatever a record of an older version says; window and command ask here.
import type { Charged, Failure } from '../failure.ts';
import type { EditState } from './record.ts';

/**
 * What an edit that was sent cost. A picture that came was charged; of the others the failure says it, and what is still out may be. One that waits, or was
 * cancelled without a failure, was provably not taken: whatever ends otherwise says why.
 */
export function chargedOf({
  state,
  rehearsal,
  failure,
}: {
  readonly state: EditState;
  readonly rehearsal: boolean;
  readonly failure: Pick<Failure, 'charged'> | null;
}): Charged {
  if (rehearsal || state === 'waiting' || (state === 'cancelled' && failure === null)) return 'no';
  return state === 'done' ? 'yes' : (failure?.charged ?? 'maybe');
}

export type ChargedSaid = Charged | 'rehearsal';

export const chargedSaid = (rehearsal: boolean, charged: Charged): ChargedSaid => (rehearsal ? 'rehearsal' : charged);

/** What the sentences of `app/seaart/failures.ts` say of money, and what takes its place. */
const ofMoney: readonly (readonly [RegExp, string])[] = [
  [/(?:; this one may have been|; it may have been|; the picture was probably) charged\.$/, '. Nothing is charged in a rehearsal.'],
  [/ It may still have been charged\.$/, ' Nothing is charged in a rehearsal.'],
  [/, which is charged again\./, '. Nothing is charged in a rehearsal.'],
  [/ SeaArt may have accepted and charged it\. /, ' The rehearsal may have accepted it, and charges nothing. '],
];

/** Nothing of a rehearsal goes to SeaArt, and nothing of it is known there. */
const ofService: readonly (readonly [RegExp, string])[] = [
  [/, or give the request id to SeaArt’s support/, ''],
  [/The SeaArt balance/g, 'The balance of the rehearsal'],
  [/(^|[.!?] )SeaArt\b/g, '$1The rehearsal'],
  [/\bSeaArt\b/g, 'the rehearsal'],
];

const replaced = (words: string, by: readonly (readonly [RegExp, string])[]): string =>
  by.reduce((now, [said, instead]) => now.replace(said, instead), words);

/** A sentence about the service, as it is said of a rehearsal. */
export const inRehearsal = (words: string): string => replaced(words, ofService);

/** A failure as it is told of an edit: of a rehearsed one its sentence and its charge say that nothing is charged, and that it was not at SeaArt. */
export function failureOf(rehearsal: boolean, failure: Failure): Failure {
  if (!rehearsal) return failure;
  const message = inRehearsal(replaced(failure.message, ofMoney));
  return failure.charged === 'no' && message === failure.message ? failure : { ...failure, message, charged: 'no' };
}
