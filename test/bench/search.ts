// Every keystroke of many searches in our index, in the index one builds first, and in memory; filters, counts and pages anywhere.
import { rmSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeSearch } from '../../main/library/index/search.ts';
import { openStore } from '../../main/library/index/store.ts';
import { outlineOf } from '../corpus/edits.ts';
import { makeRandom } from '../crash/random.ts';
import { largest, smallest } from './bench.ts';
import type { Bench, Line, Options } from './bench.ts';
import { atShare, edits, mb, ms, msOf, times } from './figures.ts';
import { askProcess, seed } from './fixtures.ts';
import { sessionsOf } from './sessions.ts';

const filters = [
  'stars:>=3',
  'is:favourite',
  'is:failed sky',
  'tag:client-x -sky',
  'ratio:16:9 golden stars:>=1',
  'date:2024-03 car',
  'date:<2022 is:favourite',
  'size:>2mp',
  'size:<0.5mp sky',
  'size:>1.04mp sky',
  'has:child',
  'is:missing sky',
  'is:final tag:wedding',
  '-is:done -tag:poster',
  'model:kontext tag:archive red',
  'project:family has:note',
  'label:red is:pick',
];
/** What MiniSearch takes for an edit, with room; beyond what is free it is not tried. */
const miniSearchBytes = 7000;
const maxForMiniSearch = 1_000_000;

type Measured = {
  readonly keys: readonly number[];
  readonly naive: readonly number[];
  readonly words: readonly number[];
  readonly filters: readonly number[];
  readonly counts: readonly number[];
  readonly whole: readonly number[];
  readonly pages: readonly number[];
  readonly folded: readonly number[];
  readonly foldedPlaces: readonly number[];
};

export const search: Bench = {
  name: 'search',
  means: `A keystroke is what happens between two letters: the query is read, the newest hundred matches are found and their rows are
read. *Naive FTS5* is the full-text table one builds first: the same instructions, prefix search, ordered by date. *JSON scan* goes through an array
in memory, *MiniSearch* is an index in memory; both in processes of their own, and what they take is beside their time. Filters are every field
of the search language, alone and together. P3 is the same p95 at the largest size over that at the smallest.`,
  run: async (options) => {
    const lines: Line[] = [];
    const keyP95 = new Map<number, number>();
    for (const total of options.rows) {
      const measured = await measure(options, total);
      keyP95.set(total, atShare(measured.keys, 0.95));
      lines.push(...linesOf(total, measured), ...(await inMemory(options, total, atShare(measured.keys, 0.95))));
    }
    const [large, small] = [keyP95.get(largest(options)) ?? NaN, keyP95.get(smallest(options)) ?? NaN];
    if (largest(options) > smallest(options))
      lines.push({
        goal: 'P3',
        name: `a keystroke, p95, ${edits(largest(options))} over ${edits(smallest(options))}`,
        ours: ms(large),
        other: ms(small),
        ratio: times(large / small),
        budget: '≤ 2×',
        held: large <= 2 * small,
      });
    return lines;
  },
};

async function measure({ fixtures, sessions, say }: Options, total: number): Promise<Measured> {
  const { index } = await fixtures.index(total);
  const naive = makeNaive(path.join(fixtures.scratch, `naive-${total}.sqlite`), total);
  say(`searching ${total} edits`);
  const store = openStore(index);
  const found = makeSearch(store);
  const typed = sessionsOf(sessions, total, makeRandom(11));
  const ask = (query: string): Promise<number> => msOf(async () => (found.find(query), await found.rows(query, 0, 100)));
  const timed: Record<keyof Measured, number[]> = {
    keys: [],
    naive: [],
    words: [],
    filters: [],
    counts: [],
    whole: [],
    pages: [],
    folded: [],
    foldedPlaces: [],
  };
  for (const query of typed.flat()) {
    const took = await ask(query);
    timed.keys.push(took);
    if (query.split(' ').length >= 3) timed.words.push(took);
  }
  // The naive one is so much slower that a tenth of the sessions says it.
  for (const query of typed.slice(0, Math.max(5, sessions / 10)).flat()) timed.naive.push(await msOf(() => naive.ask(query)));
  for (let round = 0; round < 3; round += 1) {
    // Spelled otherwise each time, so that no answer is kept from the round before.
    for (const query of filters) timed.filters.push(await ask(`${query}${' '.repeat(round)}`));
    for (const word of ['the', 'sky', 'make', 'red', 'is:done', 'ratio:16:9']) {
      const query = `${word}${' '.repeat(round + 1)}`;
      timed.counts.push(await msOf(() => found.find(query)));
      timed.whole.push(await msOf(() => found.count(query)));
    }
  }
  const anywhere = makeRandom(13);
  for (let n = 0; n < 300; n += 1) timed.pages.push(await msOf(() => found.rows('', Math.floor(anywhere() * total), 100)));
  // As the window asks: what came to nothing is folded.
  const cells = found.find('', true, []).total;
  for (let n = 0; n < 300; n += 1) {
    const at = Math.floor(anywhere() * cells);
    timed.folded.push(await msOf(async () => (found.find('', true, []), await found.rows('', at, 100, true, []))));
    const { id } = outlineOf({ total, seed }, Math.floor(anywhere() * total));
    timed.foldedPlaces.push(await msOf(() => found.position('', id, true, [])));
  }
  store.close();
  naive.close();
  return timed;
}

function makeNaive(file: string, total: number): { readonly ask: (query: string) => unknown; readonly close: () => void } {
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE edits (id TEXT PRIMARY KEY, created INTEGER, prompt TEXT); CREATE VIRTUAL TABLE found USING fts5 (prompt, content = edits)',
  );
  const edit = database.prepare('INSERT INTO edits (id, created, prompt) VALUES (?, ?, ?)');
  const words = database.prepare('INSERT INTO found (rowid, prompt) VALUES (?, ?)');
  database.exec('BEGIN');
  for (let n = 0; n < total; n += 1) {
    const { id, madeMs, prompt } = outlineOf({ total, seed }, n);
    words.run(edit.run(id, madeMs, prompt).lastInsertRowid, prompt);
  }
  database.exec('COMMIT');
  const ask = database.prepare(
    'SELECT edits.* FROM found JOIN edits ON edits.rowid = found.rowid WHERE found MATCH ? ORDER BY created DESC LIMIT 100',
  );
  return {
    ask: (query) =>
      ask.all(
        query
          .split(' ')
          .map((word) => `"${word}"*`)
          .join(' '),
      ),
    close: () => {
      database.close();
      for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    },
  };
}

function linesOf(total: number, measured: Measured): Line[] {
  const p95 = (values: readonly number[]): number => atShare(values, 0.95);
  const [key, naive, worst] = [p95(measured.keys), p95(measured.naive), Math.max(...measured.keys)];
  const isWhole = total >= 1_000_000;
  const plain = (goal: string, name: string, value: number, maxMs: number): Line => ({
    goal,
    name: `${name}, ${edits(total)}`,
    ours: ms(value),
    budget: `≤ ${maxMs} ms`,
    held: value <= maxMs,
  });
  return [
    {
      goal: 'P1',
      name: `a keystroke, p95, ${edits(total)}`,
      ours: ms(key),
      other: `naive FTS5 ${ms(naive)}`,
      ratio: times(naive / key),
      budget: isWhole ? '≤ 2 ms, ≥ 50×' : '≤ 2 ms',
      held: key <= 2 && (!isWhole || naive >= 50 * key),
    },
    plain('P1', 'a keystroke, worst', worst, 16),
    plain('P2', 'two words and a beginning, p95', p95(measured.words), 4),
    plain('P2', 'any filters, p95', p95(measured.filters), 16),
    plain('P2', 'a count that stops after a page, p95', p95(measured.counts), 1),
    { goal: '', name: `the rest of it counted when typing pauses, p95, ${edits(total)}`, ours: ms(p95(measured.whole)) },
    { goal: '', name: `a page of 100 anywhere, p95, ${edits(total)}`, ours: ms(p95(measured.pages)) },
    plain('P2', 'a page of 100 anywhere, sets folded, p95', p95(measured.folded), 2),
    plain('P2', 'the place of an edit, sets folded, p95', p95(measured.foldedPlaces), 2),
  ];
}

async function inMemory({ sessions, say }: Options, total: number, key: number): Promise<Line[]> {
  const script = path.join(import.meta.dirname, 'alternatives-process.ts');
  // They are so slow with a million that few sessions say it.
  const few = String(Math.max(1, Math.min(10, sessions, Math.floor(3_000_000 / total))));
  say(`in memory: ${total} edits`);
  const line = (name: string, { p95 = NaN, rss = NaN }: Readonly<Record<string, number>>): Line => ({
    goal: '',
    name: `a keystroke beside ${name}, ${edits(total)}`,
    ours: ms(key),
    other: `${name} ${ms(p95)}, ${mb(rss)}`,
    ratio: times(p95 / key),
  });
  const lines = [
    line('a JSON scan', await askProcess([process.execPath, '--max-old-space-size=8000', script, 'json', String(total), few])),
  ];
  const needed = total * miniSearchBytes;
  if (total > maxForMiniSearch || needed > freemem() * 0.8)
    return [
      ...lines,
      { goal: '', name: `a keystroke beside MiniSearch, ${edits(total)}`, ours: ms(key), other: `not tried: would need ${mb(needed)}` },
    ];
  const heapMb = Math.max(2000, Math.ceil((needed / 1e6) * 1.2));
  return [
    ...lines,
    line('MiniSearch', await askProcess([process.execPath, `--max-old-space-size=${heapMb}`, script, 'minisearch', String(total), few])),
  ];
}
