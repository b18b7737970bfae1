// What the search sees of a text. FTS5's tokenizer does not split Chinese and Japanese, so their runs become pairs of letters.

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const textLimit = 100_000;

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
  return text.slice(0, textLimit).toWellFormed().replaceAll('\0', ' ');
}

function pairs(run: string, withLast: boolean): string {
  const letters = [...run];
  if (letters.length === 1) return run;
  const parts = letters.slice(0, -1).map((letter, i) => letter + letters[i + 1]);
  return [...parts, ...(withLast ? letters.slice(-1) : [])].join(' ');
}
