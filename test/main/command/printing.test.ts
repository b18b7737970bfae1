// Standard output that cannot take what is printed: a full disk, a full device, a reader that goes away.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { plantEdit } from '../../faults/bench.ts';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { filesBelow, makeBench } from './run-command.ts';
import type { Bench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const noFullDevice = !existsSync('/dev/full');
const said = /^What was printed is not whole: standard output could not be written to, there is no room for it \(ENOSPC\)\./m;

/** The command with standard output in a file. */
async function into(
  bench: Bench,
  file: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const out = openSync(file, 'w');
  const child = spawn(process.execPath, [bench.command, ...args], { env: bench.environment, stdio: ['ignore', out, 'pipe'] });
  closeSync(out);
  let stderr = '';
  child.stderr?.on('data', (bytes: Buffer) => void (stderr += bytes.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
}

describe.skipIf(noFullDevice)('a full device as standard output', () => {
  test('ends every command that prints with 7 and a sentence', async () => {
    const bench = await makeBench();
    await plantEdit(bench.library, 1);
    await bench.run(['organise', '--matching', '', '--tag', 'sea']);
    for (const args of [['history'], ['sent', '--csv'], ['names', '--json'], ['verify'], ['--help'], ['--version']]) {
      const ran = await into(bench, '/dev/full', args);
      expect([args, ran.code, said.test(ran.stderr)]).toEqual([args, 7, true]);
    }
  });

  test('does not end an edit that is being bought: it is brought home, then it is said', async () => {
    const bench = await makeBench();
    const ran = await into(bench, '/dev/full', ['edit', '-p', 'a lake', '--json']);
    expect([ran.code, said.test(ran.stderr), ran.stderr.includes('done')]).toEqual([7, true, true]);
    expect([bench.server.count('create'), bench.server.count('download')]).toEqual([1, 1]);
    expect(filesBelow(bench.library).filter((file) => file.endsWith('.png')).length).toBe(1);
  });

  test('leaves a worse code as it is', async () => {
    const bench = await makeBench();
    await plantEdit(bench.library, 1);
    const ran = await into(bench, '/dev/full', ['show', '01JD0000000000000000000009', '--json']);
    expect([ran.code, said.test(ran.stderr)]).toEqual([2, true]);
  });
});

test.skipIf(noSmallDisk !== null)('a table that was cut by a full disk never passes for a whole one', async () => {
  const bench = await makeBench();
  const disk = mountSmallDisk();
  try {
    await plantEdit(bench.library, 1, 'a lake '.repeat(300_000));
    const file = join(disk.folder, 'shown.json');
    const ran = await into(bench, file, ['show', (await bench.run(['history', '--json'])).lines[0]?.id ?? '', '--json']);
    expect([ran.code, said.test(ran.stderr)]).toEqual([7, true]);
    expect(statSync(file).size).toBeGreaterThan(0);
  } finally {
    disk.unmount();
  }
});

test('says of more words than the model reads that the last ones may not count', async () => {
  const { run } = await makeBench();
  const said = 'tokens; the model reads about 512, so what comes last may not count.';
  const [long, short] = [
    await run(['edit', '-p', 'a lake '.repeat(1000), '--rehearsal']),
    await run(['edit', '-p', 'a lake', '--rehearsal']),
  ];
  expect([long.code, long.stderr.includes(said), short.stderr.includes(said)]).toEqual([0, true, false]);
});

test('a name cannot tell the terminal anything', async () => {
  const { run, library } = await makeBench();
  const file = join(library, '../bad\x1b[31m\x9b1m.jpg');
  writeFileSync(file, 'no picture');
  const { code, stderr } = await run(['edit', file, '-p', 'night']);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^“bad\uFFFD\[31m\uFFFD1m\.jpg” is a text file\./)]);
});

test('what is printed into a file is whole, in order, and ends with 0', async () => {
  const bench = await makeBench();
  for (let n = 1; n <= 3; n += 1) await plantEdit(bench.library, n, `größer ${n} 🙂`);
  const file = join(bench.home, '..', 'history.txt');
  expect((await into(bench, file, ['history', '--json'])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe((await bench.run(['history', '--json'])).stdout);
});

test('a reader that went away is no trouble', async () => {
  const bench = await makeBench();
  await plantEdit(bench.library, 1, 'a lake '.repeat(300_000));
  const running = bench.start(['history', '--json']);
  running.child.stdout?.once('data', () => running.child.stdout?.destroy());
  const ran = await running.ended;
  expect([ran.code, ran.stderr.includes('not whole')]).toEqual([0, false]);
});
