// Makes failures of sentences. Apart from what a failure is: a command that is misspelled, and the start of the window, load no sentences.
import { failureWith } from './failure.ts';
import type { Failure, FailureKind, More } from './failure.ts';
import { englishOf, inEnglish } from './messages/english.ts';
import type { Message } from './messages/message.ts';
import { say } from './messages/say.ts';

/** Builds a failure; the next step follows from the kind, `charged` is "no" unless said. */
export const makeFailure = (kind: FailureKind, said: Message, more: More = {}): Failure =>
  failureWith(kind, { message: inEnglish(said), said }, more);

/** The same failure in other words. */
export const inOtherWords = (failure: Failure, said: Message): Failure => ({ ...failure, message: inEnglish(said), said });

/** What a failure says, as a part of another sentence. */
export const saidOf = (failure: Failure): Message =>
  failure.said !== undefined && englishOf(failure.said) !== null ? failure.said : asWritten(failure);

/** Of a sentence that came without an id, or with that of a newer version, the kind is told, and the English as it was written. */
export const asWritten = ({ kind, message }: Pick<Failure, 'kind' | 'message'>): Message => ({
  id: 'kind.asWritten',
  values: { kind: say(`kind.${kind}`), words: message },
});
