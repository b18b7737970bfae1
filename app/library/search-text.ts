// What the search sees of a text: its words in one spelling, without capitals and accents. The index takes them as they are, so that text and
// search can never be cut differently. Chinese, Japanese and Thai are written without spaces: their runs become pairs of letters.

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Without accents or other scripts, as most instructions are: nothing of it is to be folded. */
// oxlint-disable-next-line no-control-regex
const plain = /^[\x00-\x7f]*$/;
const plainWord = /[a-z0-9]+/g;
const accent = /[\u0300-\u036f]/g;
const textLimit = 100_000;
const longestWord = 64;

/** Begins the words that the index adds of its own; a letter of the private use area, which is in no word of a text. */
export const facetMark = '\u{e000}';
/** Beginnings up to so many letters have indexes of their own. */
export const shortBeginning = 5;

/** The words of a text for the index; the last letter of a run stands alone too, so that each letter begins some word. */
export function wordsToIndex(text: string): readonly string[] {
  return wordsOf(text, true);
}

/** The same for a phrase that is looked for. */
export function wordsToFind(text: string): readonly string[] {
  return wordsOf(text, false);
}

/** Texts as one line of words, in which a phrase lies as `phraseIn` spells it; none goes over from one text into the next. */
export function lineOf(texts: readonly string[]): string {
  return texts
    .map(wordsToIndex)
    .filter((words) => words.length > 0)
    .map((words) => ` ${words.join(' ')} `)
    .join('\n');
}

/** How a phrase lies in a line; its last word may be a beginning. */
export function phraseIn(words: readonly string[], isBeginning: boolean): string {
  return ` ${words.join(' ')}${isBeginning ? '' : ' '}`;
}

/** Whether a text has anything that can be looked for. */
export function isSearchable(text: string): boolean {
  return wordsToFind(text).length > 0;
}

function wordsOf(text: string, withLast: boolean): string[] {
  if (text.length <= textLimit && plain.test(text)) return (text.toLowerCase().match(plainWord) ?? []).map(cutWord);
  const folded = text.slice(0, textLimit).toWellFormed().toLowerCase().normalize('NFD').replace(accent, '').normalize('NFC');
  const found = folded.replace(unspaced, (run) => ` ${pairs(run, withLast)} `).match(word) ?? [];
  return found.map(cutWord);
}

const cutWord = (one: string): string => (one.length > longestWord ? one.slice(0, longestWord).toWellFormed() : one);

function pairs(run: string, withLast: boolean): string {
  const letters = [...run];
  if (letters.length === 1) return run;
  const parts = letters.slice(0, -1).map((letter, i) => letter + letters[i + 1]);
  return [...parts, ...(withLast ? letters.slice(-1) : [])].join(' ');
}

/** What `ratio:` takes and the index keeps: "W:H", three digits a side at most. */
export const searchedRatio = /^\d{1,3}:\d{1,3}$/;
