// What a batch is called that nobody named.
import { nameOfPress } from '../../app/edits/batch-mark.ts';
import { slugOf } from '../../app/library/naming.ts';
import { writtenName } from '../../app/library/query.ts';
import type { Library } from '../library/library-type.ts';

/** As its files are, and in any writing but the Latin one by its words: names of files have Latin letters alone. */
export const nameOfBatch = (prompt: string): string => (/[^\P{L}\p{Script=Latin}]/u.test(prompt) ? nameOfPress(prompt) : slugOf(prompt));

/** With a number behind it where edits of the library are called so. */
export async function freeName(library: Pick<Library, 'find'>, name: string): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const candidate = nth === 1 ? name : `${name}-${nth}`;
    const { total } = await library.find(`set:${writtenName(candidate)} in:anywhere`);
    if (total === 0) return candidate;
  }
}
