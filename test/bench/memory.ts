// What a long history takes: on the disk for the index, in memory for program and worker after much looking around.
import { largest, smallest } from './bench.ts';
import type { Bench } from './bench.ts';
import { edits, grouped, mb, times } from './figures.ts';
import { askProcess } from './fixtures.ts';

const maxBytes = 700;
const maxResident = 160e6;

export const memory: Bench = {
  name: 'memory',
  means: `The index on the disk, for each edit. Program and index worker in one process without a window, after two hundred pages anywhere and eight
searches counted to the end: all that is in memory then, Node’s own included. What the window takes is a line of *scroll*.`,
  run: async (options) => {
    const [large, small] = [largest(options), smallest(options)];
    const ask = async (total: number): Promise<Readonly<Record<string, number>>> => {
      const { home, library, index } = await options.fixtures.index(total);
      options.say(`memory with ${total} edits`);
      return askProcess([process.execPath, (await options.fixtures.product()).studio, 'memory', home, library, index]);
    };
    const [few, many] = [await ask(small), await ask(large)];
    const bytes = (many['index'] ?? NaN) / large;
    const [rss, rssFew] = [many['rss'] ?? NaN, few['rss'] ?? NaN];
    return [
      {
        goal: 'P6',
        name: `index on the disk, an edit, ${edits(large)}`,
        ours: `${grouped(bytes)} B`,
        budget: `≤ ${maxBytes} B`,
        held: bytes <= maxBytes,
      },
      {
        goal: 'P6',
        name: `program and index worker in memory, ${edits(large)}`,
        ours: mb(rss),
        other: `${edits(small)} ${mb(rssFew)}`,
        ratio: times(rss / rssFew),
        budget: `≤ ${mb(maxResident)}`,
        held: rss <= maxResident,
      },
    ];
  },
};
