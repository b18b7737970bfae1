// Long words that the index has learned, to complete what is typed. Short beginnings need none: FTS5 has indexes of them.
import { shortBeginning } from '../../../app/library/search-text.ts';

/** Longer ones are ids, each in one edit or two: learning them all would cost more than going through those that begin alike. */
const longestCompleted = 20;

/** What is written down of a long word: itself, or of a very long one its beginning, which says that there are such. */
export function learnedOf(word: string): string {
  return word.length > longestCompleted ? beginningOf(word) : word;
}

/** The part of a long word of which FTS5 has an index. Too short to be a learned word itself. */
export function beginningOf(word: string): string {
  return [...word].slice(0, shortBeginning).join('');
}
