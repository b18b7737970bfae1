// Words that most edits have, which the index keeps as one byte in a summary, or as a number in a column. Any other word is kept as it is.

/** Their order is that of their numbers. Another order, or one word more, is another version of the index: a program that does not know a number takes it for damage. */
const words: readonly string[] = [
  'waiting submitting queued running saving done unknown failed blocked cancelled lost',
  'no maybe yes pick reject png jpeg webp avif tiff gif heic',
  '21:9 16:9 3:2 4:3 5:4 1:1 4:5 3:4 2:3 9:16 9:21',
  'flux_kontext_max flux_kontext_pro seed aspect_ratio output_format safety_tolerance prompt_upsampling',
  'state rehearsal failure trouble cancelAsked stars favourite flag label tags project trashed',
  'batch id item set of editedIn unchanged editId index file size count status code',
  'kind message said charged next detail with values reason seconds minutes',
  'turn straighten crop around strokes box cover arrow brush from to points',
  'no-key bad-key balance model-denied model-unknown invalid-request too-large rate-limited offline',
  'service-trouble outcome-unknown request-not-found model-failed model-timeout no-result result-expired',
  'result-damaged disk-full add-key top-up change-request change-pictures retry wait decide-unknown',
  'check-again free-space run-anyway raise-limit none red orange yellow green blue purple',
].flatMap((some) => some.split(' '));
const numbers = new Map(words.map((word, nth) => [word, nth]));

/** How many numbers there may ever be. */
export const maxWords = 160;

/** Undefined for a word that is not known. */
export const numberOfWord = (word: string): number | undefined => numbers.get(word);

/** Undefined for a number that no word has. */
export const wordOfNumber = (number: number): string | undefined => words[number];

/** What a column keeps of a word: its number, or the word where it has none. */
export const columnOf = (word: string | null): number | string | null => (word === null ? null : (numbers.get(word) ?? word));

/** The word of what `columnOf` made; null for nothing. */
export const wordIn = (column: unknown): string | null =>
  typeof column === 'number' ? (words[column] ?? null) : typeof column === 'string' ? column : null;
