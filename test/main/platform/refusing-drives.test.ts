// Drives that refuse: names, new entries, hard links. Each is asked once and answered with a sentence or another way; nothing is asked for ever.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { failureIn } from '../../../app/messages/languages/spoken.ts';
import { failureOfExport } from '../../../main/pictures/export/failures.ts';
import { failureOfDisk, makeFolderDurable } from '../../../main/platform/durable-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });
const script = fileURLToPath(new URL('./write-once.ts', import.meta.url));
const noTracer = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'strace is not here or may not trace';

// Where nothing can be made /proc answers as exFAT does to a name it does not take.
describe.skipIf(process.platform !== 'linux')('a folder that takes no entry of this name', () => {
  test.each(['/proc/a: name?', '/proc/a: name?/below/it'])('is refused once, by name and place: %s', async (folder) => {
    const error = await makeFolderDurable(folder).then(
      () => null,
      (reason: unknown) => reason,
    );
    const message =
      'The drive takes no folder named “a: name?” in /proc. Choose another name or place; many drives refuse names with : ? * or \\.';
    expect([failureOfDisk(error), failureOfExport(error)]).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'disk-trouble', message, charged: 'no', next: 'retry', detail: 'EINVAL' })),
    );
    expect(failureIn('zh-CN', failureOfDisk(error))).toContain('/proc 中名为“a: name?”');
  });
});

describe.skipIf(noTracer !== null)('a file system whose hard links answer', () => {
  const write = (file: string, code: string): string =>
    spawnSync(
      'strace',
      [
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        '-e',
        'trace=link,linkat',
        '-e',
        `inject=link,linkat:error=${code}`,
        process.execPath,
        script,
        file,
        'n',
        'fresh',
      ],
      { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
    ).stdout.trim();

  test.each(['EIO', 'EXDEV', 'ENOSYS', 'EOPNOTSUPP', 'EPERM'])(
    '%s gets the name another way, and a taken name stays whose it is',
    (code) => {
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, 'taken.json'), 'theirs');
      expect([write(path.join(folder, 'new.json'), code), write(path.join(folder, 'taken.json'), code)]).toEqual(['done', 'EEXIST']);
      expect(readdirSync(folder).toSorted()).toEqual(['new.json', 'taken.json']);
      expect([readFileSync(path.join(folder, 'new.json'), 'utf8').length, readFileSync(path.join(folder, 'taken.json'), 'utf8')]).toEqual([
        100_000,
        'theirs',
      ]);
    },
  );

  // A mount of rclone uploads by itself and loses the name that a file gets meanwhile: `npm run test:drives` (rclone) tries that, here is how it is avoided.
  test.each([
    ['and closes it afterwards', [], ['rename', 'close']],
    [
      'or after it was closed, where a share holds what is open',
      ['-e', 'inject=rename,renameat,renameat2:error=EBUSY:when=1'],
      ['rename', 'close', 'rename'],
    ],
  ] as const)('names a file that lay there for a while only once it is being written again, %s', (_, more, ends) => {
    const folder = temporaryFolder();
    const [from = '', to = '', log = ''] = ['lies.part', 'named.png', 'log'].map((name) => path.join(folder, name));
    writeFileSync(from, 'picture');
    const program = `import { moveDurable } from ${JSON.stringify(fileURLToPath(new URL('../../../main/platform/durable-files.ts', import.meta.url)))};
      await moveDurable(${JSON.stringify(from)}, ${JSON.stringify(to)});`;
    const calls = 'trace=openat,pread64,pwrite64,fsync,close,rename,renameat,renameat2,link,linkat';
    const tracer = ['-f', '-qq', '-o', log, '-P', from, '-P', to, '-e', calls, '-e', 'inject=link,linkat:error=EIO', ...more];
    const ran = spawnSync('strace', [...tracer, process.execPath, '--input-type=module-typescript', '-e', program], {
      encoding: 'utf8',
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    });
    expect([ran.stderr, readFileSync(to, 'utf8')]).toEqual(['', 'picture']);
    const made = [...readFileSync(log, 'utf8').matchAll(/^\d+ +([a-z]+?)(?:at2?|64)?\(/gmu)].map(([, call]) => call);
    expect(made.slice(made.indexOf('link') + 1)).toEqual(['open', 'pread', 'pwrite', 'fsync', ...ends]);
  });
});

describe.skipIf(noTracer !== null)('a drive whose own driver refuses a name', () => {
  const main = (file: string): string => JSON.stringify(fileURLToPath(new URL(`../../../main/${file}`, import.meta.url)));
  test.each([
    ['EINVAL', `import { makeFolderDurable as make } from ${main('platform/durable-files.ts')};`],
    ['EILSEQ', `import { makeFolderDurable as make } from ${main('platform/durable-files.ts')};`],
    ['EINVAL', `import { makeFolderSync as make } from ${main('platform/make-folder.ts')};`],
  ])('by %s is asked once, and the sentence has the name', (code, makes) => {
    const folder = path.join(temporaryFolder(), 'star*');
    const program = `import { failureOfExport } from ${main('pictures/export/failures.ts')}; ${makes}
      try { await make(${JSON.stringify(folder)}); } catch (error) { console.log(failureOfExport(error).message); }`;
    const tracer = ['-f', '-qq', '-o', '/dev/null', '-P', folder, '-e', `inject=mkdir,mkdirat:error=${code}`];
    const said = spawnSync('strace', [...tracer, process.execPath, '--input-type=module-typescript', '-e', program], { encoding: 'utf8' });
    expect([said.stdout.trim(), readdirSync(path.dirname(folder))]).toEqual([
      `The drive takes no folder named “star*” in ${path.dirname(folder)}. Choose another name or place; many drives refuse names with : ? * or \\.`,
      [],
    ]);
  });
});

describe.skipIf(noTracer !== null)('a quota that is used up', () => {
  test('is a full disk, also where a network drive says so at the very end: the file stays as it was and nothing half is left', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'record.json');
    writeFileSync(file, 'as it was');
    const inject = ['-e', 'trace=fsync', '-e', 'inject=fsync:error=EDQUOT'];
    const said = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, script, file], { encoding: 'utf8' });
    expect([said.stdout.trim(), readdirSync(folder), readFileSync(file, 'utf8')]).toEqual(['EDQUOT', ['record.json'], 'as it was']);
    const { kind, next } = failureOfDisk(Object.assign(new Error('quota'), { code: 'EDQUOT' }));
    expect([kind, next]).toEqual(['disk-full', 'free-space']);
  });
});

describe.skipIf(noTracer !== null)('a drive that keeps no modes', () => {
  test.each(['ENOSYS', 'EPERM', 'EOPNOTSUPP'])(
    'and says %s when a copy is to be readable for others takes the copy all the same',
    (code) => {
      const copy = path.join(temporaryFolder(), 'copy.png');
      const writePicture = fileURLToPath(new URL('../../../main/pictures/export/write-picture.ts', import.meta.url));
      const program = `import { writeNew } from ${JSON.stringify(writePicture)};
      await writeNew(${JSON.stringify(copy)}, Buffer.from('a picture'));
      console.log('done');`;
      const inject = ['-e', 'trace=fchmod', '-e', `inject=fchmod:error=${code}`];
      const run = [process.execPath, '--input-type=module-typescript', '-e', program];
      const said = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, ...run], { encoding: 'utf8' });
      expect([said.stdout.trim(), readFileSync(copy, 'utf8')]).toEqual(['done', 'a picture']);
    },
  );
});
