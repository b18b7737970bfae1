// A start after a crash with many living edits and a long history, beside what reading the whole folder costs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { EditRecord } from '../../app/edits/record.ts';
import { openLibrary } from '../../main/library/library.ts';
import { buildProduct } from '../gate/product.ts';
import type { Product } from '../gate/product.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { recordOf } from '../main/library/records.ts';
import { largest } from './bench.ts';
import type { Bench, Line } from './bench.ts';
import { edits, middle, ms, times } from './figures.ts';

const live = 50;
const budgetMs = 300;

type Place = { readonly folder: string; readonly home: string; readonly library: string; readonly server: SeaartServer };
type Round = Readonly<Record<string, number>>;

export const recover: Bench = {
  name: 'recover',
  means: `A start after a crash: ${live} edits are out at the service, their program is dead, the library is long. Usable is when the first page has been
answered, counted from the moment when the program was asked for; beside it an empty Node program from start to end. Nothing may be read for that but
the records of living edits, which strace counts, and no folder may be listed. *Reading every record* is what a start without markers would need.`,
  run: async (options) => {
    const history = Math.min(options.records, largest(options));
    const library = await options.fixtures.library(history);
    options.say(`${live} living edits, ${history} others`);
    const server = await startSeaart();
    const folder = path.join(options.fixtures.scratch, 'recover');
    const place: Place = { folder, home: path.join(folder, 'home'), library, server };
    mkdirSync(folder, { recursive: true });
    const product = await buildProduct('test/bench/recover-process.ts');
    try {
      await fill(place, product);
      const taken: Round[] = [];
      // The first start finds the folder as a crash left it; all find the same living edits, which the service never ends.
      const nothing: number[] = [];
      for (let nth = 0; nth < options.rounds; nth += 1) {
        const begun = performance.now();
        spawnSync(process.execPath, ['-e', '0']);
        nothing.push(performance.now() - begun);
        taken.push(await startOnce(place, product, { scan: nth === options.rounds - 1 }));
      }
      const trace = path.join(folder, 'trace');
      const traced = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
      if (traced)
        await startOnce(place, product, {
          scan: false,
          under: ['strace', '-f', '-y', '-qq', '-s', '400', '-o', trace, '-e', 'trace=openat,open,getdents64,write'],
        });
      const files = traced ? filesBeforeUsable(readFileSync(trace, 'utf8'), library) : null;
      return linesOf(history, taken, nothing, files);
    } finally {
      await server.stop();
      product.remove();
    }
  },
};

/** The index of it all, and living edits whose program is dead. */
async function fill({ home, library, server: service }: Place, built: Product): Promise<void> {
  const opened = await open(home, library, built);
  await opened.settled();
  await opened.close();

  service.behaviour.pace = ['IN_QUEUE'];
  const again = await open(home, library, built);
  for (let n = 0; n < live; n += 1) {
    const answer = await fetch(`${service.baseUrl}/v1/queue/flux_kontext_max`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: `the living edit ${n}` }),
    });
    const made = (await answer.json()) as Record<string, string>;
    const saved = await again.save(livingRecord(n, made, service.baseUrl));
    if (!saved.ok) throw new Error(saved.failure.message);
  }
  // As after a crash: the index is left as the last write left it, not folded together by an orderly end.
  await again.close();
}

async function open(home: string, library: string, built: Product) {
  const opened = await openLibrary({
    folder: library,
    cacheFolder: path.join(home, 'libraries'),
    workerUrl: path.join(path.dirname(built.command), 'index-worker.js'),
    create: true,
    onChange: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
}

function livingRecord(n: number, made: Record<string, string>, baseUrl: string): EditRecord {
  const record = recordOf(n);
  const at = record.createdAt;
  return {
    ...record,
    service: { baseUrl, rehearsal: false },
    state: 'queued',
    timeline: (['waiting', 'submitting', 'queued'] as const).map((state) => ({ at, state })),
    named: {
      requestId: made['request_id'] ?? '',
      endpoint: 'flux_kontext_max',
      responseUrl: made['response_url'] ?? '',
      statusUrl: made['status_url'] ?? '',
      cancelUrl: made['cancel_url'] ?? '',
    },
    outputs: [],
    results: [],
    owner: null,
  };
}

/** What one start says, and when the service had been asked about each living edit. */
async function startOnce(
  { folder, home, library, server: service }: Place,
  built: Product,
  { scan, under = [] }: { readonly scan: boolean; readonly under?: readonly string[] },
): Promise<Round> {
  const askedBefore = [...service.tasks.values()].map(({ asks }) => asks);
  const [program = '', ...args] = [...under, process.execPath, built.studio, String(live)];
  const begun = performance.now();
  const child = spawn(program, args, {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      KONTEXT_HOME: home,
      KONTEXT_LIBRARY: library,
      SEAART_BASE_URL: service.baseUrl,
      SEAART_API_KEY: service.key,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const round: Record<string, number> = {};
  const polled = service
    .until(() => [...service.tasks.values()].every(({ asks }, i) => asks > (askedBefore[i] ?? 0)))
    .then(() => (round['polled'] = performance.now() - begun));
  for await (const line of createInterface({ input: child.stdout })) {
    const { what, value } = JSON.parse(line) as { what: string; value: number };
    // As a person waits for it: since the program was asked for, not since it woke up.
    round[what] = ['loaded', 'opened', 'usable', 'adopted', 'settled'].includes(what) ? performance.now() - begun : value;
    if (what === 'settled') {
      await polled;
      child.stdin.write(scan ? 'scan\n' : 'end\n');
    }
  }
  await over;
  return round;
}

type Files = { readonly records: number; readonly listed: number; readonly all: number };

/** What was opened, and which folders of the library were listed, before the first page was there. */
function filesBeforeUsable(trace: string, library: string): Files {
  const lines = trace.split('\n');
  const end = lines.findIndex((line) => line.includes('usable'));
  const before = lines.slice(0, end === -1 ? lines.length : end);
  const opened = before.filter((line) => /^\d+\s+open(at)?\(/.test(line) && !line.includes('ENOENT'));
  const paths = opened.flatMap((line) => /"([^"]+)"/.exec(line)?.[1] ?? []);
  return {
    records: new Set(paths.filter((file) => file.startsWith(library) && /\/\d{4}\/\d{2}\/[^/.][^/]*\.json$/.test(file))).size,
    listed: before.filter((line) => line.includes('getdents64(') && line.includes(`<${library}`)).length,
    all: opened.length,
  };
}

function linesOf(history: number, rounds: readonly Round[], nothing: readonly number[], files: Files | null): Line[] {
  const of = (what: string): number => middle(rounds.flatMap((round) => round[what] ?? []));
  const worst = (what: string): number => Math.max(...rounds.flatMap((round) => round[what] ?? []));
  const line = (name: string, what: string): Line => ({ goal: '', name, ours: `${ms(of(what))}, worst ${ms(worst(what))}` });
  const found = rounds.every((round) => round['found'] === history + live && round['rows'] === Math.min(100, history + live));
  return [
    {
      goal: 'R4',
      name: `usable after a crash, ${live} living edits, ${edits(history)}`,
      ours: `${ms(of('usable'))}, worst ${ms(worst('usable'))}`,
      other: `an empty Node program ${ms(middle(nothing))}`,
      ratio: times(of('usable') / middle(nothing)),
      budget: `≤ ${budgetMs} ms`,
      held: of('usable') <= budgetMs,
    },
    line('processor time of all its threads until then', 'busy'),
    line(`all ${live} living edits taken over`, 'adopted'),
    line(`all ${live} asked for at the service`, 'polled'),
    line('folder compared with the index, in the background', 'settled'),
    line('reading every record of the folder, once', 'whole scan'),
    {
      goal: 'R4',
      name: 'usable before the folder was compared, and every edit found',
      ours: found ? 'yes' : 'no',
      budget: 'yes',
      held: found && worst('usable') < Math.min(...rounds.map((round) => round['settled'] ?? 0)),
    },
    {
      goal: 'R4',
      name: 'files opened until then',
      ours:
        files === null ? 'not counted: no strace here' : `${files.all}, different records ${files.records}, folders listed ${files.listed}`,
      budget: 'records of living edits only, no folder',
      held: files === null ? null : files.records <= live && files.listed === 0,
    },
  ];
}
