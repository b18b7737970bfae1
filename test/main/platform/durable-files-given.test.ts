// Files and names that come from elsewhere: read with care, kept inside the library; and what the disk's own words come to.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  confine,
  countAsThread,
  errorCode,
  failureOfDisk,
  hashFile,
  readSmall,
  temporaryBeside,
  temporaryMaker,
} from '../../../main/platform/durable-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const codeOf = (work: Promise<unknown>): Promise<string | null> => work.then(() => null, errorCode);

describe('a careful read', () => {
  test('gives a small regular file', async () => {
    const path = join(temporaryFolder(), 'a');
    writeFileSync(path, 'content');
    expect((await readSmall(path, 7)).toString()).toBe('content');
    expect(await codeOf(readSmall(path, 6))).toBe('EFBIG');
  });

  test('refuses links, folders, pipes and devices and waits for none', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'x');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const codes = await Promise.all(['link', 'folder', 'pipe', 'nothing'].map((name) => codeOf(readSmall(join(folder, name), 100))));
    expect(codes).toEqual(['ELOOP', 'EISDIR', 'EINVAL', 'ENOENT']);
    expect(await codeOf(readSmall('/dev/zero', 100))).toBe('EINVAL');
    expect(await codeOf(hashFile(join(folder, 'pipe')))).toBe('EINVAL');
  });
});

describe('confinement', () => {
  test('lets through what lies inside, there or not yet', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, '2026', '11'), { recursive: true });
    expect(await Promise.all(['2026/11/a.png', 'new/folder/a.png', 'a/../b'].map((way) => confine(root, way)))).toEqual([
      join(root, '2026/11/a.png'),
      join(root, 'new/folder/a.png'),
      join(root, 'b'),
    ]);
  });

  test('refuses every way out', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'inside'));
    const out = temporaryFolder();
    symlinkSync(out, join(root, 'link'));
    symlinkSync(join(out, 'not-yet'), join(root, 'dangling'));
    symlinkSync(root, join(out, 'back'));
    const ways = [
      '',
      '.',
      '..',
      '../x',
      'a/../../x',
      '/etc/passwd',
      `${root}/a`,
      'C:\\x',
      'c:x',
      'a\0b',
      'link',
      'link/a.png',
      'link/back/inside/../../x',
      'dangling',
      'dangling/a',
    ];
    expect(await Promise.all(ways.map((way) => confine(root, way)))).toEqual(ways.map(() => null));
  });

  test('works in a library that is itself reached by a link', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'linked'));
    expect(await confine(join(folder, 'linked'), 'a.png')).toBe(join(folder, 'linked', 'a.png'));
  });
});

test("the disk's errors are said as failures with a next step, and anything else is a bug", () => {
  const said = (code: string) => {
    const { kind, next } = failureOfDisk(Object.assign(new Error(code), { code }));
    return `${code} ${kind} ${next}`;
  };
  expect(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ESTALE', 'EIO', 'EMFILE'].map(said)).toEqual([
    'ENOSPC disk-full free-space',
    'EDQUOT disk-full free-space',
    'EROFS library-readonly choose-library',
    'EACCES library-readonly choose-library',
    'EPERM library-readonly choose-library',
    'ENOENT library-missing choose-library',
    'ESTALE library-missing choose-library',
    'EIO disk-trouble retry',
    'EMFILE disk-trouble retry',
  ]);
  expect(failureOfDisk(Object.assign(new Error(''), { code: 'EMFILE' })).message).toContain('Too many files are open');
  expect(() => failureOfDisk(new TypeError('a bug'))).toThrow('a bug');
  expect(() => failureOfDisk(Object.assign(new Error('wrong argument'), { code: 'ERR_INVALID_ARG_TYPE' }))).toThrow('wrong argument');
});

test('threads count the names of their unfinished files apart', () => {
  const names = [9, 1, 0].map((nth) => (countAsThread(nth), temporaryBeside('/x/a.png').slice('/x/'.length)));
  expect(names.map((name) => [/([0-9])[0-9]{5}\.part$/.exec(name)?.[1], temporaryMaker(name)?.mine])).toEqual([
    ['9', true],
    ['1', true],
    ['0', true],
  ]);
});

test('an unfinished file is named after its maker, and no other name is taken for one', () => {
  const name = temporaryBeside('/x/a.png').slice('/x/'.length);
  expect(temporaryMaker(name)).toEqual({ here: true, pid: process.pid, mine: true });
  expect(temporaryMaker('.kontext-000000-17-1.part')).toEqual({ here: false, pid: 17, mine: false });
  expect(['a.part', '.kontext-.part', 'kontext-000000-17-1.part', '.kontext-000000-17-1.part.png'].map(temporaryMaker)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
