// Processes that die, hang, stop, run out of files or live in another time: the edit is bought once and comes home.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import { built } from '../built/built.ts';
import { png } from '../fakes/pictures.ts';
import { makeBench } from '../main/command/run-command.ts';
import type { Bench } from '../main/command/run-command.ts';
import { makeHome, open, prompts } from '../main/library/opened.ts';
import { recordOf } from '../main/library/records.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench } from './bench.ts';

type Ended = { readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string };

/** The command behind another program, like a shell that limits it. */
function through(bench: Bench, program: readonly string[], args: readonly string[], environment: Record<string, string> = {}) {
  const [file = '', ...before] = program;
  const child = spawn(file, [...before, process.execPath, bench.command, ...args], {
    env: { ...bench.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => void (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => void (stderr += bytes.toString()));
  return new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

const here = (program: string): boolean =>
  process.platform === 'linux' && ['/usr/bin', '/bin'].some((folder) => exists(path.join(folder, program)));
function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

describe('row 16: few files', () => {
  test.skipIf(process.platform === 'win32')(
    'row 16: with 64 files to open, four edits are bought once each and all come home',
    async () => {
      const bench = await makeBench();
      const ran = await through(
        bench,
        ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'],
        ['edit', bench.photo, '-p', 'a lake', '--count', '4', '--json'],
      );
      expect(bench.server.count('create')).toBe(4);
      // Whatever did not come home under the limit does without it.
      if (ran.code !== 0) expect((await bench.run(['resume', '--json'])).code).toBe(0);
      const verified = await bench.run(['verify', '--json']);
      expect([bench.server.count('create'), verified.lines]).toEqual([4, [{ type: 'verified', edits: 4, files: 5, findings: 0 }]]);
    },
  );
});

/** The real picture process, but for pictures whose name says what they do to it. */
function deadlyPictures(): ReturnType<typeof spawnWithNode> {
  const entry = path.join(temporaryFolder(), 'process.mjs');
  writeFileSync(
    entry,
    `process.prependListener('message', (message) => {
       const text = JSON.stringify(message);
       if (text.includes('deadly')) process.abort();
       if (text.includes('endless')) for (;;);
     });
     await import(${JSON.stringify(pathToFileURL(built().pictures).href)});`,
  );
  return spawnWithNode(entry);
}

test('row 17: a picture that kills or hangs its process is named, the others go on, and main lives', { timeout: 240_000 }, async () => {
  const folder = temporaryFolder();
  const bench = await openBench({ folder, library: path.join(folder, 'library'), spawnPictures: deadlyPictures() });
  const names = ['one.png', 'deadly.png', 'two.png', 'endless.png', 'three.png'];
  for (const name of names) writeFileSync(path.join(folder, name), await png(30 + names.indexOf(name), 20));
  const begun = performance.now();
  const taken = await bench.studio.takePaths(names.map((name) => path.join(folder, name)));
  expect(taken.pictures.map(({ name }) => name)).toEqual(['one.png', 'two.png', 'three.png']);
  expect(taken.failures.map(({ name, failure }) => [name, failure.kind, failure.next])).toEqual([
    ['deadly.png', 'picture-damaged', 'change-pictures'],
    ['endless.png', 'picture-damaged', 'change-pictures'],
  ]);
  expect(performance.now() - begun).toBeLessThan(100_000);
  expect((await bench.studio.takePaths([path.join(folder, 'one.png')])).pictures).toHaveLength(1);
});

/** The real index worker, but the first commit of a save ends it. */
function dyingAtCommit(): URL {
  const folder = temporaryFolder();
  const died = JSON.stringify(path.join(folder, 'died'));
  writeFileSync(
    path.join(folder, 'death.mjs'),
    `import { existsSync, writeFileSync } from 'node:fs';
     import { DatabaseSync } from 'node:sqlite';
     import { parentPort } from 'node:worker_threads';
     let armed = false;
     parentPort.on('message', ({ name }) => (armed ||= name === 'put'));
     const { exec } = DatabaseSync.prototype;
     DatabaseSync.prototype.exec = function (text) {
       if (armed && text === 'COMMIT' && !existsSync(${died})) {
         writeFileSync(${died}, '');
         process.exit(1);
       }
       return exec.call(this, text);
     };`,
  );
  writeFileSync(path.join(folder, 'worker.mjs'), `import './death.mjs';\nimport ${JSON.stringify(built().worker.href)};\n`);
  return pathToFileURL(path.join(folder, 'worker.mjs'));
}

test('row 18: an index worker that dies in the middle of a commit is started again, and the save that waited is in the index', async () => {
  const home = makeHome();
  const { library, lines } = await open(home, { workerUrl: dyingAtCommit() });
  const records = [1, 2, 3].map((n) => recordOf(n));
  expect(await Promise.all(records.map((record) => library.save(record)))).toEqual(Array(3).fill({ ok: true, value: null }));
  expect([await prompts(library, ''), lines]).toEqual([
    records.map((record) => record.request.prompt).toReversed(),
    ['the index worker died: it ended'],
  ]);
});

describe('row 19: told to end, and put to sleep', () => {
  test('row 19: SIGTERM while the edit runs ends the command within two seconds, and “resume” brings it home', async () => {
    const bench = await makeBench();
    bench.server.behaviour.pace = ['IN_PROGRESS'];
    const first = bench.start(['edit', '-p', 'a lake', '--json']);
    await first.saw('running');
    const begun = performance.now();
    first.child.kill('SIGTERM');
    const ended = await first.ended;
    expect([ended.code, performance.now() - begun < 2000 + 8000 * Number(process.env['CI'] !== undefined)]).toEqual([130, true]);
    for (const task of bench.server.tasks.values()) task.pace = ['COMPLETED'];
    expect((await bench.run(['resume', '--json'])).lines.at(-1)?.state).toBe('done');
    expect(bench.server.count('create')).toBe(1);
  });

  test('row 19: stopped for a while and woken, it asks at once and is not taken for timed out', async () => {
    const bench = await makeBench();
    bench.server.behaviour.pace = ['IN_PROGRESS'];
    const running = bench.start(['edit', '-p', 'a lake', '--json', '--wait', '5']);
    await running.saw('running');
    running.child.kill('SIGSTOP');
    // Longer than its patience and than what counts as sleep (app/edits/ask-step.ts): time itself is what it slept through.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    for (const task of bench.server.tasks.values()) task.pace = ['COMPLETED'];
    running.child.kill('SIGCONT');
    const ended = await running.ended;
    expect([ended.code, ended.lines.at(-1)?.state, bench.server.count('create')]).toEqual([0, 'done', 1]);
  });
});

describe('row 20: clocks that are wrong or jump', () => {
  const noFake = here('faketime') ? null : 'faketime is not here';

  test.skipIf(noFake !== null).each(['+10y', '-2d', '+2d'])(
    `row 20: an edit made with the clock at %s is bought once, comes home, and is found beside the others${noFake === null ? '' : `: ${noFake}`}`,
    { timeout: 240_000 },
    async (shift) => {
      const bench = await makeBench();
      const faked = await through(bench, ['faketime', '-f', shift], ['edit', '-p', 'a lake then', '--json'], {
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      });
      expect([faked.code, faked.stdout.includes('"state":"done"')]).toEqual([0, true]);
      expect((await bench.run(['edit', '-p', 'a lake now', '--json'])).code).toBe(0);
      const { lines } = await bench.run(['history', '--json']);
      // Ten years ahead is a mistake that no later edit follows; two days ahead, what is made later still comes first.
      const order = shift === '+10y' ? ['a lake then', 'a lake now'] : ['a lake now', 'a lake then'];
      expect([lines.map((line) => line['prompt']), bench.server.count('create')]).toEqual([order, 2]);
      // No wait of an edit is negative, whatever the clock did in it.
      expect((await bench.run(['verify', '--json'])).lines).toEqual([{ type: 'verified', edits: 2, files: 2, findings: 0 }]);
    },
  );

  test.skipIf(noFake !== null)(
    `row 20: a clock that jumps a day back while the edit runs delays nothing${noFake === null ? '' : `: ${noFake}`}`,
    { timeout: 240_000 },
    async () => {
      const bench = await makeBench();
      const clock = path.join(temporaryFolder(), 'clock');
      writeFileSync(clock, '+0');
      bench.server.behaviour.pace = ['IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
      const ran = through(bench, ['faketime', '-f', '+0'], ['edit', '-p', 'a lake', '--json'], {
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      });
      await bench.server.until(() => bench.server.count('status') >= 1);
      writeFileSync(clock, '-1d');
      const begun = performance.now();
      const { code, stdout } = await ran;
      expect([code, stdout.includes('"state":"done"'), bench.server.count('create'), performance.now() - begun < 60_000]).toEqual([
        0,
        true,
        1,
        true,
      ]);
    },
  );

  test.skipIf(noFake !== null)(
    `row 20: an edit made after the clock was set back two days is the newest all the same${noFake === null ? '' : `: ${noFake}`}`,
    { timeout: 240_000 },
    async () => {
      const bench = await makeBench();
      expect((await bench.run(['edit', '-p', 'a lake then', '--json'])).code).toBe(0);
      for (const prompt of ['a lake now', 'a lake later'])
        expect(
          (await through(bench, ['faketime', '-f', '-2d'], ['edit', '-p', prompt, '--json'], { FAKETIME_DONT_FAKE_MONOTONIC: '1' })).code,
        ).toBe(0);
      const { lines } = await bench.run(['history', '--json']);
      expect(lines.map((line) => line['prompt'])).toEqual(['a lake later', 'a lake now', 'a lake then']);
    },
  );

  test('row 20: months are those of the clock the person had, in every time zone', async () => {
    const bench = await makeBench();
    expect((await bench.run(['edit', '-p', 'a lake', '--json'], { TZ: 'Pacific/Kiritimati' })).code).toBe(0);
    expect((await bench.run(['edit', '-p', 'a lake', '--json'], { TZ: 'Pacific/Pago_Pago' })).code).toBe(0);
    const at = async (zone: string) => (await bench.run(['history', '--json'], { TZ: zone })).lines.map((line) => [line.id, line.record]);
    const here_ = await at('UTC');
    expect([await at('Pacific/Kiritimati'), await at('Pacific/Pago_Pago'), here_.length]).toEqual([here_, here_, 2]);
  });
});
