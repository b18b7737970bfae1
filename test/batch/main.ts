// `npm run test:batch`: a batch of the command over many files, killed on its way and gone on with; creates are counted at the service, memory is read
// from the system while the rest of it runs undisturbed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { built } from '../built/built.ts';
import { makeRandom } from '../crash/random.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { commandEnvironment, startCommand } from '../fakes/start-command.ts';
import type { Ran, Running } from '../fakes/start-command.ts';
import { seedOf } from '../gate/sample.ts';

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const help = `npm run test:batch -- [options]
  --edits N    pictures of the batch (1000)
  --kills N    so many times killed, within its first third (10)
  --seed N     of the moments (the day's)
  --quick      12 pictures, 2 kills`;
/** How much more memory the last tenth of the undisturbed part may take than its first, beside what a garbage collector leaves for later. */
const maxGrowth = 1.35;

if (values.help) console.log(help);
else process.exitCode = (await run(values.quick ? 12 : Number(values.edits), values.quick ? 2 : Number(values.kills))) ? 0 : 1;

async function run(edits: number, kills: number): Promise<boolean> {
  const seed = values.seed === undefined ? seedOf(Date.now()) : Number(values.seed);
  const random = makeRandom(seed);
  const root = mkdtempSync(path.join(tmpdir(), 'kontext-batch-'));
  const server = await startSeaart();
  const { command, compiled } = built();
  const [home, library, folder] = [path.join(root, 'home'), path.join(root, 'library'), path.join(root, 'in')];
  for (const made of [path.join(root, 'person'), home, folder]) mkdirSync(made);
  writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ atOnce: 4 }));
  for (let nth = 0; nth < edits; nth += 1) await paint(path.join(folder, `p${nth + 1}.jpg`), nth);
  const environment = {
    ...commandEnvironment({ person: path.join(root, 'person'), home, library, service: server, compiled }),
    // A collector that may take what it likes leaves everything for later, and nothing could be told from how much is in memory.
    NODE_OPTIONS: '--max-old-space-size=48 --max-semi-space-size=4',
  };
  const start = (...args: string[]): Running => startCommand(command, ['batch', ...args, '--json'], environment);

  try {
    const begun = performance.now();
    const maxBefore = Math.max(1, Math.floor(edits / 3 / Math.max(1, kills)));
    let running = start('-p', 'number {n}', '--folder', folder, '--set', 'all of them');
    const first = await running.saw('going');
    let killed = 0;
    for (; killed < kills; killed += 1) {
      await bought(1 + Math.floor(random() * maxBefore), running);
      // Anywhere between two system calls.
      await new Promise((resolve) => setTimeout(resolve, random() * 120));
      running.child.kill('SIGKILL');
      const died = await running.ended;
      if (died.code !== null) break;
      running = start('--resume', first.id);
    }
    const memory = await watched(running);
    const seconds = (performance.now() - begun) / 1000;
    return judge({ edits, killed, seed, memory, seconds, ended: await running.ended });
  } finally {
    await server.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Until so many more pictures were bought. */
  async function bought(more: number, running: Running): Promise<void> {
    const from = server.tasks.size;
    await Promise.race([server.until(() => server.tasks.size >= Math.min(edits, from + more)), running.ended]);
  }

  function judge(what: { edits: number; killed: number; seed: number; memory: readonly number[]; seconds: number; ended: Ran }): boolean {
    const last = what.ended.lines.findLast(({ type }) => type === 'batch');
    const times = new Map<number, number>();
    for (const { fields } of server.tasks.values()) {
      const nth = Number(String(fields['prompt']).split(' ')[1]);
      times.set(nth, (times.get(nth) ?? 0) + 1);
    }
    const twice = [...times].filter(([, count]) => count > 1).map(([nth]) => nth);
    const [done, unknown] = [Number(last?.['done']), Number(last?.['unknown'])];
    const tenth = Math.max(1, Math.floor(what.memory.length / 10));
    // The first seconds are the start of the program.
    const settled = what.memory.slice(Math.min(4, what.memory.length - 1));
    const [early, late] = [middle(settled.slice(0, tenth)), middle(settled.slice(-tenth))];
    const checks: readonly (readonly [string, boolean])[] = [
      ['the batch ended', last?.state === 'ended'],
      [`nothing was bought twice${twice.length > 0 ? `: ${twice.join(', ')}` : ''}`, twice.length === 0],
      ['every picture is done, or its outcome is unknown to a program that died while it was sent', done + unknown === what.edits],
      [
        'the service made one for each that is done, and none that nobody knows of',
        server.tasks.size >= done && server.tasks.size <= what.edits,
      ],
      ...(settled.length < 40 ? [] : [['memory stays as it is', late <= early * maxGrowth] as const]),
    ];
    console.log(
      `${what.edits} pictures, killed ${what.killed} times, seed ${what.seed}: ${server.tasks.size} creates at the service, ${done} done, ${unknown} unknown; ` +
        `${what.seconds.toFixed(0)} s, ${((what.seconds / what.edits) * 1000).toFixed(0)} ms a picture; ` +
        `memory ${mb(early)} MB in the first tenth after the last kill, ${mb(late)} MB in the last, ${mb(Math.max(0, ...what.memory))} MB at most`,
    );
    for (const [words, held] of checks) if (!held) console.log(`FAILED: ${words}`);
    if (checks.some(([, held]) => !held)) console.log(what.ended.stderr.slice(-1500));
    const passed = checks.filter(([, held]) => held).length;
    console.log(`${passed} passed, ${checks.length - passed} failed`);
    return passed === checks.length;
  }
}

/** A small picture that no other is like. */
async function paint(file: string, nth: number): Promise<void> {
  const background = { r: nth % 256, g: (nth * 7) % 256, b: (nth >> 8) * 60 };
  writeFileSync(
    file,
    await sharp({ create: { width: 48 + (nth % 17), height: 40, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );
}

/** Bytes in memory of a running command, twice a second, as Linux says; none where it does not. */
async function watched({ child, ended }: Running): Promise<readonly number[]> {
  const seen: number[] = [];
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    try {
      seen.push(1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN));
    } catch {
      // It has just ended, or this is no Linux.
    }
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))]);
  }
  return seen.filter((bytes) => !Number.isNaN(bytes));
}

function middle(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
