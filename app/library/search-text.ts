// What the search sees of a text. FTS5's tokenizer does not split Chinese and Japanese, so their runs become pairs of letters.

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const textLimit = 100_000;

/** Begins the words that the index adds of its own; a letter of the private use area, which no text that is indexed or looked for keeps. */
export const facetMark = '\u{e000}';

/** The text for the index: pairs, and the last letter of a run alone, so that each letter begins some word. */
export function textToIndex(text: string): string {
  return plain(text).replace(unspaced, (run) => ` ${pairs(run, true)} `);
}

/** The same for a phrase that is looked for. */
export function textToFind(text: string): string {
  return plain(text).replace(unspaced, (run) => ` ${pairs(run, false)} `);
}

/** Whether a text has anything that can be looked for. */
export function isSearchable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** SQLite ends texts at NUL and knows no half of a pair of surrogates. */
function plain(text: string): string {
  return text
    .slice(0, textLimit)
    .toWellFormed()
    .replaceAll(/[\0\u{e000}]/gu, ' ');
}

/** Long words of a text as the index spells them, without marks and capitals, so that a long beginning is completed before it is looked for. */
export function longWords(text: string): readonly string[] {
  const words =
    plain(text)
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > shortBeginning && word.length <= longestWord))];
}

/** Beginnings up to so many letters have indexes of their own. */
export const shortBeginning = 5;
const longestWord = 64;

function pairs(run: string, withLast: boolean): string {
  const letters = [...run];
  if (letters.length === 1) return run;
  const parts = letters.slice(0, -1).map((letter, i) => letter + letters[i + 1]);
  return [...parts, ...(withLast ? letters.slice(-1) : [])].join(' ');
}
