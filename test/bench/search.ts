// `npm run bench -- search --rows 1e4,1e5 [--sessions 100]`: every keystroke of many searches in our index, in the index one builds first, and
// in a scan of JSON, side by side on the same edits.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeSearch } from '../../main/library/index-search.ts';
import { openStore } from '../../main/library/index-store.ts';
import { rowOf } from '../../main/library/row.ts';
import { makeRandom } from '../crash/random.ts';
import { recordOf } from '../corpus/edits.ts';
import { pretendedPictures } from '../corpus/pictures.ts';
import { sessionsOf } from './sessions.ts';
import { atShare, msOf, table } from './figures.ts';

const filters = [
  'stars:>=3',
  'is:favourite',
  'is:failed sky',
  'tag:client-x -sky',
  'ratio:16:9 golden stars:>=1',
  'date:2024-03 car',
  'date:<2022 is:favourite',
  'size:>2mp',
  'is:final tag:wedding',
  '-is:done -tag:poster',
  'model:kontext tag:archive red',
];
const batch = 2000;

export async function benchSearch(rowCounts: readonly number[], sessions: number): Promise<void> {
  const rows: string[][] = [];
  for (const total of rowCounts) {
    const folder = mkdtempSync(path.join(tmpdir(), 'kontext-bench-'));
    try {
      rows.push(await measure(folder, total, sessions));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  table(
    [
      'edits',
      'key p95',
      'key worst',
      'naive FTS5 p95',
      'JSON scan p95',
      'naive / ours',
      'two words + beginning p95',
      'filters p95',
      'filters worst',
      'page anywhere p95',
      'bytes an edit',
      'built a second',
    ],
    rows,
  );
}

async function measure(folder: string, total: number, sessions: number): Promise<string[]> {
  const file = path.join(folder, 'index.sqlite');
  const store = openStore(file);
  const naive = new DatabaseSync(path.join(folder, 'naive.sqlite'));
  naive.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE edits (id TEXT PRIMARY KEY, created TEXT, prompt TEXT, json TEXT); CREATE VIRTUAL TABLE found USING fts5 (prompt, content = edits)',
  );
  const [putEdit, putFound] = [
    naive.prepare('INSERT INTO edits (id, created, prompt, json) VALUES (?, ?, ?, ?)'),
    naive.prepare('INSERT INTO found (rowid, prompt) VALUES (?, ?)'),
  ];
  const scanned: string[] = [];
  const corpus = { total, seed: 7 };
  const pictures = pretendedPictures(corpus);
  let builtMs = 0;
  for (let from = 0; from < total; from += batch) {
    const records = Array.from({ length: Math.min(batch, total - from) }, (_, n) => recordOf(corpus, from + n, pictures));
    const begun = performance.now();
    store.put(records.map((record, n) => ({ ...rowOf(record), path: `x/${from + n}.json`, mtimeMs: 1, size: 1, present: true })));
    builtMs += performance.now() - begun;
    naive.exec('BEGIN');
    for (const record of records) {
      const { lastInsertRowid } = putEdit.run(record.id, record.createdAt, record.request.prompt, JSON.stringify(record.organised));
      putFound.run(lastInsertRowid, record.request.prompt);
    }
    naive.exec('COMMIT');
    if (total <= 100_000) scanned.push(...records.map(({ request }) => request.prompt.toLowerCase()));
  }
  const typed = sessionsOf(sessions, total, makeRandom(11));
  const search = makeSearch(store);
  const keys: number[] = [];
  const begun: number[] = [];
  for (const session of typed)
    for (const query of session) {
      const took = await msOf(async () => {
        search.find(query);
        await search.rows(query, 0, 100);
      });
      keys.push(took);
      if (query.split(' ').length >= 3) begun.push(took);
    }
  const naively = naive.prepare(
    'SELECT edits.* FROM found JOIN edits ON edits.rowid = found.rowid WHERE found MATCH ? ORDER BY created DESC LIMIT 100',
  );
  const naiveKeys: number[] = [];
  // The naive one is so much slower that a tenth of the sessions says it.
  for (const session of typed.slice(0, Math.max(5, sessions / 10)))
    for (const query of session)
      naiveKeys.push(
        await msOf(() =>
          naively.all(
            query
              .split(' ')
              .map((word) => `"${word}"*`)
              .join(' '),
          ),
        ),
      );
  const scans: number[] = [];
  for (const session of typed.slice(0, 5))
    for (const query of session)
      scans.push(
        await msOf(() => {
          const words = query.split(' ');
          return scanned.filter((prompt) => words.every((word) => prompt.includes(word))).slice(-100);
        }),
      );
  const filtered: number[] = [];
  for (let round = 0; round < 3; round += 1)
    for (const query of filters)
      filtered.push(
        await msOf(async () => {
          const spelled = `${query}${' '.repeat(round)}`;
          search.find(spelled);
          await search.rows(spelled, 0, 100);
        }),
      );
  const pages: number[] = [];
  const anywhere = makeRandom(13);
  for (let n = 0; n < 300; n += 1) pages.push(await msOf(() => search.rows('', Math.floor(anywhere() * total), 100)));
  store.close();
  naive.close();
  const [ours, theirs] = [atShare(keys, 0.95), atShare(naiveKeys, 0.95)];
  return [
    total.toLocaleString('en'),
    ms(ours),
    ms(Math.max(...keys)),
    ms(theirs),
    scanned.length === 0 ? '' : ms(atShare(scans, 0.95)),
    `${(theirs / ours).toFixed(0)}×`,
    ms(atShare(begun, 0.95)),
    ms(atShare(filtered, 0.95)),
    ms(Math.max(...filtered)),
    ms(atShare(pages, 0.95)),
    String(Math.round(statSync(file).size / total)),
    Math.round((total / builtMs) * 1000).toLocaleString('en'),
  ];
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
