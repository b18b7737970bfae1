// What is said of money about an edit. Nothing of a rehearsal is ever charged, whatever a record of an older version says; window and command ask here.
import { inOtherWords, saidOf } from '../make-failure.ts';
import type { Charged, Failure } from '../failure.ts';
import { core } from '../messages/en/core/core.ts';
import type { Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';
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

/** What is said of money for an outcome: a rehearsal never costs anything, whatever the outcome. */
export const chargedSaid = (rehearsal: boolean, charged: Charged): ChargedSaid => (rehearsal ? 'rehearsal' : charged);

/** A sentence about the service as it is said of a rehearsal: with its own name, and nothing of money. Those that differ by more are sentences of their own. */
function rehearsed({ id, values }: Message): Message {
  const [group, name = ''] = id.split('.');
  const own = group === 'service' && Object.hasOwn(core.rehearsed, name) ? `rehearsed.${name}` : id;
  if (values === undefined) return { id: own };
  const inside = Object.entries(values).map(([place, value]) => [place, typeof value === 'object' ? rehearsed(value) : value] as const);
  return { id: own, values: Object.fromEntries(inside) };
}

/** A failure as it is told of an edit: of a rehearsed one its sentence and its charge say that nothing is charged, and that it was not at SeaArt. */
export function failureOf(rehearsal: boolean, failure: Failure): Failure {
  if (!rehearsal) return failure;
  const said = rehearsed(saidOf(failure));
  if (said.id !== 'kind.asWritten') return { ...inOtherWords(failure, said), charged: 'no' };
  // Of an older version: what it says of money is taken back behind it.
  return failure.charged === 'no' ? failure : { ...inOtherWords(failure, say('rehearsed.asWritten', { words: said })), charged: 'no' };
}
