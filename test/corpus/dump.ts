// All that an index holds, as counts and hashes table by table: two indexes of one library must be equal in it.
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

export type Dump = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;

const questions: Readonly<Record<string, string>> = {
  edits: 'SELECT * FROM edits ORDER BY place',
  // Numbers of rows follow from the order in which edits came; that of the full-text index must be that of time.
  order: 'SELECT place FROM edits ORDER BY docid',
  shown: 'SELECT place, summary, text, facets FROM edits JOIN shown USING (kept) ORDER BY place',
  instructions: 'SELECT * FROM instructions ORDER BY said',
  named: 'SELECT * FROM named ORDER BY place, kind, key',
  // Which of several spellings is shown follows the last edit that was looked at.
  names: 'SELECT kind, key, edits FROM names ORDER BY kind, key',
  requests: 'SELECT * FROM requests ORDER BY word, place',
  parents: 'SELECT * FROM parents ORDER BY parent, child',
  // Months that were emptied stay with nothing in them.
  months: 'SELECT * FROM months WHERE edits > 0 ORDER BY start',
  words: 'SELECT term, doc FROM temp.vocabulary ORDER BY term, doc',
  models: 'SELECT * FROM models ORDER BY model',
  damaged: 'SELECT * FROM damaged ORDER BY path',
  strays: 'SELECT * FROM strays ORDER BY path',
};

/** The index must not be open elsewhere. */
export function dumpOf(index: string): Dump {
  const database = new DatabaseSync(index);
  try {
    database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, row)');
    return Object.fromEntries(
      Object.entries(questions).map(([name, question]) => {
        const hash = createHash('sha256');
        let rows = 0;
        for (const row of database.prepare(question).iterate()) {
          hash.update(JSON.stringify({ ...row, docid: null, kept: null }));
          rows += 1;
        }
        return [name, { rows, sha256: hash.digest('hex') }];
      }),
    );
  } finally {
    database.close();
  }
}
