import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  copyDurable,
  errorCode,
  failureOfDisk,
  hashFile,
  makeFolderDurable,
  moveDurable,
  writeDurable,
} from '../../../main/platform/durable-files.ts';
import { built } from '../../built/built.ts';
import { mountSmallDisk, noSmallDisk } from './small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });
const script = built().program('write-once');
const tracer = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'strace is not here or may not trace';
const sha = (content: string): string => createHash('sha256').update(content).digest('hex');
const codeOf = (work: Promise<unknown>): Promise<string | null> => work.then(() => null, errorCode);

/** Runs the script under strace; the trace has one call a line. */
function traced(path: string, options: { inject?: string; trace?: string; fresh?: boolean }): { said: string; calls: string[] } {
  const log = `${path}.trace`;
  const run = spawnSync(
    'strace',
    [
      '-f',
      '-y',
      '-qq',
      '-o',
      log,
      '-e',
      `trace=${options.trace ?? 'openat,write,fsync,rename,link,linkat,unlink'}`,
      ...(options.inject === undefined ? [] : ['-e', `inject=${options.inject}`]),
      process.execPath,
      script,
      path,
      'n',
      options.fresh === true ? 'fresh' : '',
    ],
    // One thread for all file calls: strace counts the calls of each thread apart.
    { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
  );
  return { said: run.stdout.trim(), calls: readFileSync(log, 'utf8').split('\n') };
}

/** What was done to the folder, in order, in words without process ids. */
function steps(calls: readonly string[], folder: string): string[] {
  const names = new Map<string, string>();
  const word = (path: string): string => {
    const name = path.slice(folder.length + 1);
    if (name === '') return 'the folder';
    if (!name.endsWith('.part')) return name;
    if (!names.has(name)) names.set(name, `temporary ${names.size + 1}`);
    return names.get(name) ?? '';
  };
  const seen: string[] = [];
  for (const call of calls) {
    const paths = [...call.matchAll(/["<](\/[^">]*)[">]/g)]
      .map((found) => found[1] ?? '')
      .filter((path) => path.startsWith(folder) && !path.endsWith('.trace'));
    const verb = /(openat|write|fsync|rename|linkat|link|unlink)\(/.exec(call)?.[1];
    const [first, second] = paths;
    if (verb === undefined || first === undefined || call.includes('resumed>')) continue;
    if (verb === 'openat' && !call.includes('O_EXCL')) continue;
    const step = `${verb === 'openat' ? 'create' : verb} ${word(first)}${second === undefined || verb === 'openat' ? '' : ` to ${word(second)}`}`;
    if (seen.at(-1) !== step) seen.push(step);
  }
  return seen;
}

describe('a durable write', () => {
  test('gives the bytes, a mode for this person only, and nothing else in the folder', async () => {
    const folder = temporaryFolder();
    await writeDurable(join(folder, 'a.json'), 'größer');
    await writeDurable(join(folder, 'a.json'), Buffer.from([1, 2, 3]));
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect([...readFileSync(join(folder, 'a.json'))]).toEqual([1, 2, 3]);
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600);
  });

  test('refuses a taken name when it must be fresh, and leaves what is there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.json'), 'old');
    expect(await codeOf(writeDurable(join(folder, 'a.json'), 'new', { fresh: true }))).toBe('EEXIST');
    expect([readFileSync(join(folder, 'a.json'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.json']]);
  });

  test('replaces a link by the file and leaves what the link led to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'elsewhere'), 'theirs');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'a.json'));
    await writeDurable(join(folder, 'a.json'), 'ours');
    expect([readFileSync(join(folder, 'elsewhere'), 'utf8'), readFileSync(join(folder, 'a.json'), 'utf8')]).toEqual(['theirs', 'ours']);
  });

  test('of many at once ends with one whole file', async () => {
    const folder = temporaryFolder();
    await Promise.all(['a', 'b', 'c', 'd'].map((letter) => writeDurable(join(folder, 'x'), letter.repeat(50_000))));
    expect(readFileSync(join(folder, 'x'), 'utf8')).toMatch(/^(a{50000}|b{50000}|c{50000}|d{50000})$/);
    expect(readdirSync(folder)).toEqual(['x']);
  });

  test.skipIf(tracer !== null)(
    `is on disk before it has the name, and its name before it is said to be done${tracer === null ? '' : `: ${tracer}`}`,
    () => {
      const folder = temporaryFolder();
      const { said, calls } = traced(join(folder, 'a.json'), {});
      expect(said).toBe('done');
      expect(steps(calls, folder)).toEqual([
        'create temporary 1',
        'write temporary 1',
        'fsync temporary 1',
        'rename temporary 1 to a.json',
        'fsync the folder',
      ]);
    },
  );

  test.skipIf(tracer !== null)('with a name that must be fresh links it, so that nothing can be replaced', () => {
    const folder = temporaryFolder();
    const { calls } = traced(join(folder, 'a.json'), { fresh: true });
    expect(steps(calls, folder)).toEqual([
      'create temporary 1',
      'write temporary 1',
      'fsync temporary 1',
      'link temporary 1 to a.json',
      'unlink temporary 1',
      'fsync the folder',
    ]);
  });

  test.skipIf(tracer !== null)('after a failed fsync writes everything anew under another name and never asks the same file again', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    const { said, calls } = traced(path, { inject: 'fsync:error=EIO:when=1' });
    expect(said).toBe('done');
    expect(steps(calls, folder)).toEqual([
      'create temporary 1',
      'write temporary 1',
      'fsync temporary 1',
      'unlink temporary 1',
      'create temporary 2',
      'write temporary 2',
      'fsync temporary 2',
      'rename temporary 2 to a.json',
      'fsync the folder',
    ]);
    expect(readFileSync(path, 'utf8')).toBe('n'.repeat(100_000));
  });

  test.skipIf(tracer !== null).each([
    ['every fsync fails', 'fsync:error=EIO', 'EIO'],
    ['the disk is full', 'fsync:error=ENOSPC', 'ENOSPC'],
    ['the rename is refused', 'rename:error=EACCES', 'EACCES'],
    ['the rename leads to another disk', 'rename:error=EXDEV', 'EXDEV'],
  ])('when %s keeps the old file, says so and leaves nothing behind', (_, inject, code) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    expect(traced(path, { inject }).said).toBe(code);
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.json', 'a.json.trace']]);
  });

  test
    .skipIf(tracer !== null)
    .each(
      ['openat', 'write', 'fsync', 'rename'].flatMap((call) =>
        (call === 'openat' ? [-1, -2] : call === 'write' ? [1, 2, 3, 4, 5, 6] : call === 'fsync' ? [1, 2] : [1]).map(
          (nth) => [call, nth] as const,
        ),
      ),
    )('killed at %s %i leaves the whole old or the whole new file', (call, nth) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    const all = traced(path, { trace: call }).calls.filter((line) => line.includes(`${call}(`)).length;
    writeFileSync(path, 'old');
    const { said } = traced(path, { trace: call, inject: `${call}:signal=KILL:when=${nth < 0 ? all + nth + 1 : nth}` });
    const content = readFileSync(path, 'utf8');
    expect(['old', 'n'.repeat(100_000)]).toContain(content);
    if (call === 'fsync' || call === 'rename') expect(said).toBe('');
    // What was said is true.
    if (said === 'done') expect(content).toBe('n'.repeat(100_000));
  });

  test.skipIf(noSmallDisk !== null)(
    `on a full disk says so and harms nothing${noSmallDisk === null ? '' : `: ${noSmallDisk}`}`,
    async () => {
      const disk = mountSmallDisk();
      onTestFinished(disk.unmount);
      const path = join(disk.folder, 'a.json');
      await writeDurable(path, 'old');
      const error: unknown = await writeDurable(path, Buffer.alloc(5_000_000)).catch((caught: unknown) => caught);
      expect(failureOfDisk(error)).toMatchObject({ kind: 'disk-full', next: 'free-space', detail: 'ENOSPC' });
      expect([readFileSync(path, 'utf8'), readdirSync(disk.folder)]).toEqual(['old', ['a.json']]);
      await writeDurable(path, 'new');
      expect(readFileSync(path, 'utf8')).toBe('new');
    },
  );
});

describe('a durable move', () => {
  test('gives a complete file its name', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 't'), 'picture');
    await moveDurable(join(folder, 't'), join(folder, 'a.png'));
    expect([readdirSync(folder), readFileSync(join(folder, 'a.png'), 'utf8')]).toEqual([['a.png'], 'picture']);
  });

  test('never replaces what has the name', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 't'), 'new');
    writeFileSync(join(folder, 'a.png'), 'old');
    expect(await codeOf(moveDurable(join(folder, 't'), join(folder, 'a.png')))).toBe('EEXIST');
    expect([readFileSync(join(folder, 't'), 'utf8'), readFileSync(join(folder, 'a.png'), 'utf8')]).toEqual(['new', 'old']);
  });
});

describe('a durable copy', () => {
  test('is the file that was meant', async () => {
    const folder = temporaryFolder();
    const content = 'x'.repeat(700_001);
    writeFileSync(join(folder, 'from'), content);
    await copyDurable(join(folder, 'from'), join(folder, 'to'), sha(content));
    expect([readFileSync(join(folder, 'to'), 'utf8') === content, await hashFile(join(folder, 'to')), readdirSync(folder)]).toEqual([
      true,
      sha(content),
      ['from', 'to'],
    ]);
  });

  test('of a file that changed is refused and leaves nothing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'from'), 'changed');
    expect(await codeOf(copyDurable(join(folder, 'from'), join(folder, 'to'), sha('as it was')))).toBe('EBADMSG');
    expect(readdirSync(folder)).toEqual(['from']);
  });

  test('replaces only when told to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'from'), 'good');
    writeFileSync(join(folder, 'to'), 'bad');
    expect(await codeOf(copyDurable(join(folder, 'from'), join(folder, 'to'), sha('good')))).toBe('EEXIST');
    await copyDurable(join(folder, 'from'), join(folder, 'to'), sha('good'), { replace: true });
    expect([readFileSync(join(folder, 'to'), 'utf8'), readdirSync(folder)]).toEqual(['good', ['from', 'to']]);
  });
});

test('a folder is made with those above it, for this person only, and making it again is no trouble', async () => {
  const folder = temporaryFolder();
  await makeFolderDurable(join(folder, '2026', '11'));
  await makeFolderDurable(join(folder, '2026', '11'));
  expect([statSync(join(folder, '2026')).mode & 0o777, statSync(join(folder, '2026', '11')).mode & 0o777]).toEqual([0o700, 0o700]);
  writeFileSync(join(folder, 'file'), '');
  expect(await codeOf(makeFolderDurable(join(folder, 'file')))).toBe('EEXIST');
});

test('a crash between the two steps of giving a name leaves the file whole under it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.png'), 'picture');
  linkSync(join(folder, 'a.png'), join(folder, 't'));
  expect(await codeOf(moveDurable(join(folder, 't'), join(folder, 'a.png')))).toBe('EEXIST');
  expect([readFileSync(join(folder, 'a.png'), 'utf8'), existsSync(join(folder, 't'))]).toEqual(['picture', true]);
});
