// Search as it is often done, all in memory: an array that is gone through, or MiniSearch. In a process of its own for what it costs in memory.
import { writeSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { outlineOf } from '../corpus/edits.ts';
import { makeRandom } from '../crash/random.ts';
import { atShare } from './figures.ts';
import { seed } from './fixtures.ts';
import { sessionsOf } from './sessions.ts';

const maxMs = 60_000;
const [kind = '', rows = '0', sessions = '0'] = process.argv.slice(2);
const total = Number(rows);
const say = (what: string, value: number): void => void writeSync(1, `${JSON.stringify({ what, value })}\n`);

const find = kind === 'minisearch' ? inMiniSearch() : inJson();
const took: number[] = [];
const begun = performance.now();
for (const typed of sessionsOf(Number(sessions), total, makeRandom(11)))
  for (const query of typed) {
    if (performance.now() - begun > maxMs) break;
    const asked = performance.now();
    find(query);
    took.push(performance.now() - asked);
  }
say('p95', atShare(took, 0.95));
say('rss', process.memoryUsage().rss);

function inJson(): (query: string) => unknown {
  const edits = Array.from({ length: total }, (_, n) => {
    const { id, prompt } = outlineOf({ total, seed }, n);
    return { id, prompt: prompt.toLowerCase() };
  });
  return (query) => {
    const words = query.split(' ');
    return edits.filter(({ prompt }) => words.every((word) => prompt.includes(word))).slice(-100);
  };
}

function inMiniSearch(): (query: string) => unknown {
  const search = new MiniSearch<{ id: number; prompt: string }>({ fields: ['prompt'] });
  for (let n = 0; n < total; n += 1) search.add({ id: n, prompt: outlineOf({ total, seed }, n).prompt });
  return (query) =>
    search
      .search(query, { prefix: true, combineWith: 'AND' })
      .toSorted((a, b) => Number(b.id) - Number(a.id))
      .slice(0, 100);
}
