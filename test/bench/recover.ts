// `npm run bench:recover`: a start after a crash with many living edits and a long history, beside what reading the whole folder costs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { EditRecord } from '../../app/edits/record.ts';
import { monthFolder, recordName } from '../../app/library/naming.ts';
import { openLibrary } from '../../main/library/library.ts';
import { buildProduct } from '../crash/product.ts';
import type { Product } from '../crash/product.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { recordOf } from '../main/library/records.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    live: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    budget: { type: 'string', default: '300' },
  },
});
const history = Number(values.records);
const live = Number(values.live);
const times = Number(values.rounds);
const budgetMs = Number(values.budget);

/** So that the records are spread over many months, as those of years are. */
const minutesApart = 10;

type Place = { readonly folder: string; readonly home: string; readonly library: string; readonly server: SeaartServer };
type Round = Readonly<Record<string, number>>;

const folder = mkdtempSync(path.join(tmpdir(), 'kontext-recover-'));
const server = await startSeaart();
const place: Place = { folder, home: path.join(folder, 'home'), library: path.join(folder, 'library'), server };
const product = await buildProduct([], 'test/bench/recover-process.ts');
try {
  await fill(place, product);
  const taken: Round[] = [];
  // The first start finds the folder as a crash left it; all find the same living edits, which the service never ends.
  const nothing: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const begun = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    nothing.push(performance.now() - begun);
    taken.push(await startOnce(place, product, { scan: nth === times - 1 }));
  }
  const trace = path.join(folder, 'trace');
  const traced = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
  if (traced)
    await startOnce(place, product, {
      scan: false,
      under: ['strace', '-f', '-y', '-qq', '-s', '400', '-o', trace, '-e', 'trace=openat,open,getdents64,write'],
    });
  process.exitCode = tell(taken, nothing, traced ? filesBeforeUsable(readFileSync(trace, 'utf8')) : null) ? 0 : 1;
} finally {
  await server.stop();
  product.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Records and pictures of finished edits, the index of it all, and living edits whose program is dead. */
async function fill({ home, library, server: service }: Place, built: Product): Promise<void> {
  const begun = performance.now();
  const months = new Set<string>();
  const put = (record: EditRecord): void => {
    const month = path.join(library, monthFolder(record.stem, record.createdAt));
    if (!months.has(month)) mkdirSync(month, { recursive: true });
    months.add(month);
    writeFileSync(path.join(month, recordName(record.stem)), `${JSON.stringify(record, null, 2)}\n`);
    for (const { file, bytes } of record.results) writeFileSync(path.join(month, file), Buffer.alloc(bytes));
  };
  // A small file for each picture: the scan asks how long it is, and never reads it.
  for (let n = 0; n < history; n += 1) {
    const record = recordOf(n * minutesApart);
    put({ ...record, results: record.results.map((result) => ({ ...result, bytes: 8 })) });
  }
  const opened = await open(home, library, built);
  await opened.settled();
  await opened.close();

  service.manner.pace = ['IN_QUEUE'];
  const again = await open(home, library, built);
  for (let n = 0; n < live; n += 1) {
    const answer = await fetch(`${service.baseUrl}/v1/queue/flux_kontext_max`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: `the living edit ${n}` }),
    });
    const made = (await answer.json()) as Record<string, string>;
    const saved = await again.save(livingRecord(history + n, made, service.baseUrl));
    if (!saved.ok) throw new Error(saved.failure.message);
  }
  // As after a crash: the index is left as the last write left it, not folded together by an orderly end.
  await again.close();
  console.log(
    `${history} records in ${months.size} months and ${live} living edits, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
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
  const record = recordOf(n * minutesApart);
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
  { home, library, server: service }: Place,
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
function filesBeforeUsable(trace: string): Files {
  const lines = trace.split('\n');
  const end = lines.findIndex((line) => line.includes('usable'));
  const before = lines.slice(0, end === -1 ? lines.length : end);
  const opened = before.filter((line) => /^\d+\s+open(at)?\(/.test(line) && !line.includes('ENOENT'));
  const paths = opened.flatMap((line) => /"([^"]+)"/.exec(line)?.[1] ?? []);
  return {
    records: new Set(paths.filter((file) => file.startsWith(place.library) && /\/\d{4}\/\d{2}\/[^/.][^/]*\.json$/.test(file))).size,
    listed: before.filter((line) => line.includes('getdents64(') && line.includes(`<${place.library}`)).length,
    all: opened.length,
  };
}

function tell(rounds: readonly Round[], nothing: readonly number[], files: Files | null): boolean {
  const taken = rounds.map((round, nth): Round => ({ ...round, nothing: nothing[nth] ?? Number.NaN }));
  const of = (what: string): number[] => taken.flatMap((round) => round[what] ?? []).sort((a, b) => a - b);
  const line = (what: string, words: string): void => {
    const sorted = of(what);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    console.log(`${words.padEnd(58)} ${middle.toFixed(0).padStart(7)} ms   worst ${(sorted.at(-1) ?? Number.NaN).toFixed(0)} ms`);
  };
  console.log(`\nSince the program was asked for, middle of ${taken.length} starts:`);
  line('nothing', 'an empty Node program in the same run, from start to end');
  line('loaded', 'code loaded');
  line('opened', 'library open');
  line('usable', 'first page of 100 answered: usable');
  line('busy', 'processor time of all its threads until then');
  line('adopted', `all ${live} living edits taken over`);
  line('polled', `all ${live} asked for at the service`);
  line('settled', 'folder compared with the index, in the background');
  line('whole scan', 'beside it, once: reading every record of the folder');
  const [found = 0, rows = 0] = [of('found')[0], of('rows')[0]];
  console.log(`${found} edits found, ${rows} rows`);
  if (files === null) console.log('Without strace nobody counted the opened files.');
  else
    console.log(
      `files opened before usable: ${files.all}, different records ${files.records}; listings of the library’s folders: ${files.listed}`,
    );

  const worst = of('usable').at(-1) ?? Infinity;
  const middle = of('usable')[Math.floor(taken.length / 2)] ?? Infinity;
  const checks = [
    [`usable within ${budgetMs} ms`, middle <= budgetMs],
    ['usable before the folder was compared', worst < (of('settled')[0] ?? 0)],
    ['every edit found', found === history + live && rows === Math.min(100, history + live)],
    ['no record opened but those of living edits', files === null || files.records <= live],
    ['no folder of the library listed', files === null || files.listed === 0],
  ] as const;
  for (const [what, held] of checks) console.log(`${held ? 'held' : 'NOT HELD'}: ${what}`);
  return checks.every(([, held]) => held);
}
