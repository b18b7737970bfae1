// `npm run bench -- [NAME …]`: measures ours beside alternatives and prints one table.
import { parseArgs } from 'node:util';
import type { Bench, Line } from './bench.ts';
import { openFixtures } from './fixtures.ts';
import { tableOf, writePage } from './page.ts';
import { machine } from './machine.ts';

/** Loaded when it is its turn, so that a bench of the index needs no browser. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  search: async () => (await import('./search.ts')).search,
  open: async () => (await import('./open.ts')).open,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  memory: async () => (await import('./memory.ts')).memory,
  scroll: async () => (await import('./scroll.ts')).scroll,
  thumbs: async () => (await import('./thumbs.ts')).thumbs,
  tiles: async () => (await import('./tiles.ts')).tiles,
  start: async () => (await import('./start.ts')).start,
  upload: async () => (await import('./upload.ts')).upload,
  prep: async () => (await import('./prep.ts')).prep,
  save: async () => (await import('./save.ts')).save,
  marks: async () => (await import('./marks.ts')).marks,
  queue: async () => (await import('./queue.ts')).queue,
  recover: async () => (await import('./recover.ts')).recover,
  keep: async () => (await import('./keep.ts')).keep,
  command: async () => (await import('./command.ts')).command,
};

const help = `npm run bench -- [${Object.keys(benches).join('|')}]... [options]

  --rows 1e4,1e5        how many edits (1e4,1e5); the largest is held against the smallest
  --records 1e5         most of them where a whole library in its folder is needed: rebuild, recover
  --quick               1e3 and 1e4 edits, few rounds: whether all benches run, not what they measure
  --sessions 100        searches that are typed
  --seconds 20          of the scripted fling
  --dpr 1,1.5,2         scales of the screen
  --rounds 5            of what is measured as a whole; the middle one counts
  --write docs/benchmarks.md   writes the page with these figures
  --beside REV          another revision's own benches and ours in turns; ratios and how far they scatter (--write: a page of them)
  --turns 3             so many of each`;

const { values, positionals } = parseArgs({
  options: {
    rows: { type: 'string' },
    quick: { type: 'boolean', default: false },
    records: { type: 'string', default: '1e5' },
    sessions: { type: 'string' },
    seconds: { type: 'string' },
    dpr: { type: 'string', default: '1,1.5,2' },
    rounds: { type: 'string' },
    write: { type: 'string' },
    beside: { type: 'string' },
    turns: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const numbers = (text: string): readonly number[] => text.split(',').map(Number);
const { quick } = values;
const rows = numbers(values.rows ?? (quick ? '1e3,1e4' : '1e4,1e5')).toSorted((a, b) => a - b);
const unknown = positionals.filter((name) => benches[name] === undefined);

if (values.help || unknown.length > 0 || !rows.every((count) => Number.isSafeInteger(count) && count > 0)) {
  console.error(help);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = (await (values.beside === undefined ? run() : beside(values.beside))) ? 0 : 1;

/** The same options for both: what they do not say each revision fills in by itself. */
async function beside(revision: string): Promise<boolean> {
  const { runBeside } = await import('./beside.ts');
  const given = ['rows', 'records', 'sessions', 'seconds', 'dpr', 'rounds'] as const;
  const typed = given.filter((name) => process.argv.some((word) => word.startsWith(`--${name}`)));
  return runBeside({
    revision,
    turns: Number(values.turns),
    names: positionals.length > 0 ? positionals : Object.keys(benches),
    options: [...typed.flatMap((name) => [`--${name}`, values[name] ?? '']), ...(quick ? ['--quick'] : [])],
    page: values.write ?? null,
    say: (words) => console.error(words),
  });
}

function couldNotRun(name: string, error: unknown): Line {
  console.error(error);
  return { goal: '', name: `${name} could not be run`, ours: String(error).split('\n')[0] ?? '', held: false };
}

async function run(): Promise<boolean> {
  const say = (words: string): void => void (process.stderr.isTTY && process.stderr.write(`${words}\n`));
  const fixtures = openFixtures(say);
  process.once('SIGINT', () => void fixtures.close().then(() => process.exit(130)));
  const options = {
    rows,
    records: Number(values.records),
    sessions: Number(values.sessions ?? (quick ? 10 : 100)),
    seconds: Number(values.seconds ?? (quick ? 3 : 20)),
    scales: numbers(values.dpr),
    rounds: Number(values.rounds ?? (quick ? 2 : 5)),
    quick,
    fixtures,
    say,
  };
  const lines: Line[] = [];
  const ran: Bench[] = [];
  const begun = performance.now();
  try {
    for (const [name, load] of Object.entries(benches)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      const bench = await load();
      ran.push(bench);
      const found = await bench.run(options).catch((error: unknown): Line[] => [couldNotRun(name, error)]);
      lines.push(...found);
      // What was measured stays, whatever becomes of those after it.
      console.error(tableOf(found));
    }
  } finally {
    await fixtures.close();
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${machine()}; ${seconds} s\n\n${tableOf(lines)}`);
  if (values.write !== undefined)
    writePage(values.write, { command: `npm run bench -- ${process.argv.slice(2).join(' ')}`, seconds, lines, benches: ran, quick });
  return lines.every(({ held }) => held !== false);
}
