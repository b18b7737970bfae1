// Words in square brackets in an instruction make the rehearsal misbehave, so that every trouble can be seen without waiting for one.
import { strays } from '../pictures/strays.ts';
import type { Stray } from '../pictures/strays.ts';

/** What each word does, in one sentence. */
export const misbehaviours = {
  refuse: 'The create is refused with 402, as when the balance is used up.',
  denied: 'The create is refused with 403, as when the key may not use the model.',
  rate: 'The first create of this instruction is refused with 429 and Retry-After; the next one is accepted.',
  error: 'The create answers 500 after it was accepted, so its outcome is unknown.',
  html: 'The create answers 502 with a web page after it was accepted, so its outcome is unknown.',
  drop: 'The create is accepted, then the connection is cut without an answer, so its outcome is unknown.',
  slow: 'The work takes a minute.',
  flaky: 'The first three status questions are answered with 503.',
  gone: 'Status and result answer 404 although the create was accepted.',
  blocked: 'The task ends with CONTENT_BLOCKED.',
  fail: 'The task ends with INFERENCE_FAILURE.',
  timeout: 'The task ends with INFERENCE_TIMEOUT.',
  invalid: 'The task ends with REQUEST_INVALID and the provider’s own error.',
  internal: 'The task ends with INTERNAL_SERVER_ERROR, its error an object instead of a sentence.',
  late: 'A cancel is accepted but comes too late: the task ends with its picture.',
  uncancellable: 'A cancel is answered with 405.',
  none: 'The result lists no pictures.',
  two: 'The result lists two pictures.',
  old: 'The result has the older shape, output[].content[].',
  jpeg: 'The picture is a JPEG whatever was asked.',
  png: 'The picture is a PNG whatever was asked.',
  mislabelled: 'The picture is announced as image/webp.',
  expired: 'The first link to the picture has expired already; asking for the result again gives a good one.',
  truncated: 'The first download of the picture is cut short under the right length; the next one is whole.',
  ...strays,
} as const;

export type Misbehaviour = keyof typeof misbehaviours;

/** The words found in the instruction, and the instruction without them. Other words in brackets are left alone. */
export function readMisbehaviours(prompt: string): { readonly words: readonly Misbehaviour[]; readonly prompt: string } {
  const words: Misbehaviour[] = [];
  const rest = prompt.replace(/\[([a-z]+)\]/gi, (whole: string, word: string) => {
    const known = word.toLowerCase();
    if (!isMisbehaviour(known)) return whole;
    words.push(known);
    return '';
  });
  return { words, prompt: words.length === 0 ? prompt : rest.replace(/\s+/g, ' ').trim() };
}

/** Those of the words that the painter obeys. */
export function straysIn(words: readonly Misbehaviour[]): readonly Stray[] {
  return words.filter((word): word is Stray => Object.hasOwn(strays, word));
}

function isMisbehaviour(word: string): word is Misbehaviour {
  return Object.hasOwn(misbehaviours, word);
}
