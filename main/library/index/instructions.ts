// Which instructions there are and how they did: each once, with the edits that were run with it counted when it is asked for. Their order is
// remembered until an edit changes, since a question is asked again with every letter that is typed.
import { hash } from 'node:crypto';
import { lineOf, wordsToFind } from '../../../app/library/search-text.ts';
import { rowLetters } from '../../../app/contract/words.ts';
import type { EarlierFound, EarlierWords, WordOrder } from '../../../app/contract/words.ts';
import { packedPrompt, withSummary } from './packed-summary.ts';
import type { Statements } from './row-positions.ts';

/** `mean` is null without stars, which SQLite takes for the least. */
const orders: Readonly<Record<WordOrder, string>> = {
  stars: 'mean DESC, picked DESC, out, uses DESC, last DESC',
  uses: 'uses DESC, last DESC',
  newest: 'last DESC',
};

const did = (which: string): string =>
  `SELECT said, count(*) AS uses, count(worth) AS done, count(CASE flag WHEN 'pick' THEN 1 END) AS picked, count(CASE flag WHEN 'reject' THEN 1 END) AS out,
     count(nullif(stars, 0)) AS starred, avg(nullif(stars, 0)) AS mean, sum(rehearsal) AS rehearsals, max(place) AS last
   FROM edits INDEXED BY edits_said WHERE ${which} AND trashed = 0 GROUP BY said`;

/** As one text: many numbers come out of SQLite faster so than as rows. */
const numbersIn = (found: Record<string, unknown> | undefined): number[] => JSON.parse(String(found?.['all'])) as number[];

/** Follows from the words alone, so that the numbers of an index that grew and of one that was made anew are the same. As large as a number of JSON may be. */
const numberOf = (words: string): number => Number(hash('sha256', words, 'buffer').readBigUInt64BE() >> 11n);

const wordsIn = (prompt: string): string => prompt.trim().slice(0, rowLetters);

/** An instruction as the index keeps it. `words`: those of it that are shown; null where summaries say them. */
export type Said = { readonly number: number; readonly line: string; readonly words: string | null };

/** Null where an edit has no instruction of its own. `prompt`: as far as its summary says it. */
export function saidOf(instruction: string | null, prompt: string): Said | null {
  if (instruction === null) return null;
  const words = instruction.slice(0, rowLetters);
  return { number: numberOf(instruction), line: lineOf([instruction]), words: words === wordsIn(prompt) ? null : words };
}

/** `revision` grows whenever an edit is other than before. */
export function makeIndexInstructions(one: Statements, revision: () => number) {
  const kept = new Map<WordOrder, { readonly revision: number; readonly order: readonly number[] }>();

  function inOrder(order: WordOrder): readonly number[] {
    const now = revision();
    const known = kept.get(order);
    if (known?.revision === now) return known.order;
    const found = numbersIn(
      one(`SELECT json_group_array(said) AS "all" FROM (${did('said IS NOT NULL')} ORDER BY ${orders[order]})`).get(),
    );
    kept.set(order, { revision: now, order: found });
    return found;
  }

  function saying(words: readonly string[]): ReadonlySet<number> {
    const all = words.map(() => 'instr(line, ?) > 0').join(' AND ');
    return new Set(
      numbersIn(one(`SELECT json_group_array(said) AS "all" FROM instructions WHERE ${all}`).get(...words.map((word) => ` ${word}`))),
    );
  }

  return {
    /** It is there from now on. */
    keep({ number, line, words }: Said): void {
      const isNew = one('INSERT OR IGNORE INTO instructions (said, line, words) VALUES (?, ?, ?)').run(number, line, words).changes === 1;
      if (!isNew && words !== null) one('UPDATE instructions SET words = ? WHERE said = ? AND words IS NULL').run(words, number);
    },

    /** Words that no edit has any more are not kept: what was deleted for good is gone from here too. */
    forgetUnsaid(said: unknown): void {
      if (typeof said === 'number')
        one('DELETE FROM instructions WHERE said = ? AND NOT EXISTS (SELECT 1 FROM edits WHERE edits.said = instructions.said)').run(said);
    },

    /** `query`: beginnings of words, all of which are in it. */
    earlier(query: string, order: WordOrder, offset: number, count: number): EarlierFound {
      const words = wordsToFind(query);
      const ordered = inOrder(order);
      const wanted = words.length === 0 ? null : saying(words);
      const found = wanted === null ? ordered : ordered.filter((said) => wanted.has(said));
      const page = found.slice(offset, offset + count);
      const rows = one(
        `SELECT did.*, words FROM (${did('said IN (SELECT value FROM json_each(?))')}) AS did JOIN instructions USING (said)`,
      )
        .all(JSON.stringify(page))
        .map((row) => [Number(row['said']), shown(row)] as const);
      const bySaid = new Map(rows);
      return { total: found.length, rows: page.flatMap((said) => bySaid.get(said) ?? []) };
    },
  };

  function shown(row: Record<string, unknown>): EarlierWords {
    const said = Number(row['said']);
    const best = one(
      `SELECT id, worth, summary FROM edits INDEXED BY edits_said ${withSummary} WHERE said = ? AND trashed = 0 ORDER BY worth DESC, place DESC LIMIT 1`,
    ).get(said);
    return {
      prompt: typeof row['words'] === 'string' ? row['words'] : wordsIn(packedPrompt(best?.['summary'])),
      uses: Number(row['uses']),
      done: Number(row['done']),
      kept: Number(row['picked']),
      out: Number(row['out']),
      starred: Number(row['starred']),
      meanStars: row['mean'] === null ? null : Number(row['mean']),
      rehearsals: Number(row['rehearsals']),
      editId: String(best?.['id']),
      hasResult: typeof best?.['worth'] === 'number',
    };
  }
}
