import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../main/backup/backup.ts';
import type { BackupOptions } from '../../../main/backup/backup.ts';
import { failureOfBackup } from '../../../main/backup/failures.ts';
import { temporaryBeside } from '../../../main/platform/durable-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { inEnglish } from '../../../app/messages/english.ts';

const id = '5b1e3f0a-0000-4000-8000-000000000001';
const month = '2026/11';
const dayMs = 86_400_000;

/** A library of one edit with its input, a batch and a preset, all written a day ago. */
function makeLibrary(libraryId = id): string {
  const folder = path.join(temporaryFolder(), 'library');
  write(folder, 'library.json', JSON.stringify({ format: 1, id: libraryId, createdAt: '2026-11-01T00:00:00.000Z' }));
  write(folder, `${month}/one.png`, 'a picture');
  write(folder, `${month}/one.json`, '{"stars":0}');
  write(folder, 'inputs/61/61.png', 'an input');
  write(folder, 'batches/b.json', '{}');
  write(folder, 'of the person/note.txt', 'kept as well');
  return folder;
}

function write(folder: string, file: string, content: string, agoMs = dayMs): void {
  const at = path.join(folder, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
  const seconds = (Date.now() - agoMs) / 1000;
  utimesSync(at, seconds, seconds);
}

function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'));
  return Object.fromEntries(
    files
      .filter((file) => statSync(path.join(folder, file)).isFile())
      .toSorted()
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

async function done(
  options: BackupOptions,
): Promise<{ copied: number; same: number; moved: number; findings: readonly string[]; stopped: boolean }> {
  const report = await backUp(options);
  if (!report.ok) throw new Error(report.failure.message);
  const { copied, same, moved, listed, stopped } = report.value;
  return { copied, same, moved, findings: listed.map(({ file, message }) => `${file}: ${inEnglish(message).split(/[:,.]/)[0]}`), stopped };
}

const failed = async (options: BackupOptions): Promise<string> => {
  const report = await backUp(options);
  return report.ok ? 'done' : report.failure.message;
};

const well = { findings: [], moved: 0, stopped: false };

test('all of a library is copied once, and only what is new after that', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'of my', 'backup');
  write(from, `${month}/.hidden`, 'of the system');
  writeFileSync(temporaryBeside(path.join(from, month, 'two.png')), 'unfinished');
  symlinkSync('/etc/hostname', path.join(from, 'a link'));

  // `library.json` is there before the rest is looked at.
  expect(await done({ from, to })).toEqual({ ...well, copied: 5, same: 1 });
  const { [`${month}/.hidden`]: hidden, ...expected } = contentOf(from);
  expect(hidden).toBe('of the system');
  expect(contentOf(to)).toEqual(Object.fromEntries(Object.entries(expected).filter(([file]) => !/\.part$|a link/.test(file))));
  expect(await done({ from, to })).toEqual({ ...well, copied: 0, same: 6 });

  write(from, `${month}/one.json`, '{"stars":5}', 0);
  write(from, `${month}/two.png`, 'another picture');
  expect(await done({ from, to })).toEqual({ ...well, copied: 2, same: 5 });
  expect(contentOf(to)[`${month}/one.json`]).toBe('{"stars":5}');
});

test('a backup that was stopped has pictures before their records, and goes on', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  let looked = 0;
  expect(await done({ from, to, stopped: () => (looked += 1) > 2 })).toMatchObject({ copied: 2, stopped: true });
  expect(Object.keys(contentOf(to))).toEqual([`${month}/one.png`, 'inputs/61/61.png', 'library.json']);
  expect(await done({ from, to })).toEqual({ ...well, copied: 3, same: 3 });
});

test('what the library put into its trash is moved in the backup, and what it deleted stays there', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  await done({ from, to });
  mkdirSync(path.join(from, 'trash', month), { recursive: true });
  renameSync(path.join(from, month, 'one.png'), path.join(from, 'trash', month, 'one.png'));
  write(from, `trash/${month}/one.json`, '{"trashed":true}', 0);
  rmSync(path.join(from, month, 'one.json'));
  rmSync(path.join(from, 'inputs/61/61.png'));

  expect(await done({ from, to })).toEqual({ ...well, moved: 2, copied: 1, same: 4 });
  expect(contentOf(to)).toEqual({ ...contentOf(from), 'inputs/61/61.png': 'an input' });
});

test.each([1, 900, 1999])('a record of the same size that was changed %s ms later is copied', async (laterMs) => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  await done({ from, to });
  const record = path.join(from, month, 'one.json');
  const { atimeMs, mtimeMs } = statSync(record);
  writeFileSync(record, '{"stars":5}');
  utimesSync(record, atimeMs / 1000, (mtimeMs + laterMs) / 1000);

  expect(await done({ from, to })).toEqual({ ...well, copied: 1, same: 5 });
  expect(contentOf(to)).toEqual(contentOf(from));
  expect(await done({ from, to })).toEqual({ ...well, copied: 0, same: 6 });
});

test('what a person renamed or moved is moved in the backup, and what has the name of a deleted file is not taken for it', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  write(from, `${month}/two.png`, 'b picture');
  write(from, `${month}/two.json`, '{"id":"two","stars":0}');
  write(from, 'lists/names.txt', 'of the old client');
  await done({ from, to });
  mkdirSync(path.join(from, 'best'));
  renameSync(path.join(from, month, 'one.png'), path.join(from, month, 'the sea.png'));
  renameSync(path.join(from, month, 'two.png'), path.join(from, 'best/two.png'));
  rmSync(path.join(from, month, 'two.json'));
  write(from, 'best/two.json', '{"id":"two","stars":5,"note":"mine"}', 0);
  rmSync(path.join(from, 'lists/names.txt'));
  write(from, 'other/names.txt', 'of another client', 0);

  expect(await done({ from, to })).toEqual({ ...well, moved: 3, copied: 2, same: 7 });
  expect(contentOf(to)).toEqual({ ...contentOf(from), 'lists/names.txt': 'of the old client' });
});

test('a picture that differs, a damaged record and a newer one in the backup stay on both sides, and are told', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  await done({ from, to });
  write(from, `${month}/one.png`, 'rotten!!!', 0);
  write(from, `${month}/one.json`, '{"sta', 0);
  write(to, 'batches/b.json', '{"worked":"here"}', 0);
  const before = contentOf(to);

  expect(await done({ from, to })).toEqual({
    copied: 0,
    same: 3,
    moved: 0,
    stopped: false,
    findings: [
      `${month}/one.png: The copy in the backup differs from this picture`,
      `${month}/one.json: This file is damaged`,
      'batches/b.json: The backup has a newer version of this file',
    ].toSorted((a, b) => Number(a.includes('.json')) - Number(b.includes('.json'))),
  });
  expect(contentOf(to)).toEqual(before);
});

test('a copy that rotted under its old time is found when every file is compared', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  await done({ from, to });
  const copy = path.join(to, month, 'one.png');
  const { atime, mtime } = statSync(copy);
  writeFileSync(copy, 'a pictura');
  utimesSync(copy, atime, mtime);
  expect((await done({ from, to })).findings).toEqual([]);
  expect((await done({ from, to, every: true })).findings).toEqual([`${month}/one.png: The copy in the backup differs from this picture`]);
});

test('two libraries, other files and folders within each other are never mixed', async () => {
  const from = makeLibrary();
  const other = makeLibrary('5b1e3f0a-0000-4000-8000-000000000002');
  const full = temporaryFolder();
  write(full, 'letter.txt', 'mine');
  const before = [contentOf(other), contentOf(full)];
  expect([
    await failed({ from, to: other }),
    await failed({ from, to: full }),
    await failed({ from, to: path.join(from, 'backup') }),
    await failed({ from, to: path.dirname(from) }),
    await failed({ from, to: from }),
    await failed({ from: full, to: path.join(temporaryFolder(), 'new') }),
  ]).toEqual([
    'This folder has the backup of another library. Two libraries are never mixed: choose another folder.',
    'This folder has other files and is no backup. Choose an empty folder, or a new name.',
    ...Array.from(
      { length: 3 },
      () => 'A backup cannot lie within the library, nor the library within it. Choose another folder, best on another drive.',
    ),
    `There is no library in ${full}. Connect its drive again, or name another folder.`,
  ]);
  expect([contentOf(other), contentOf(full)]).toEqual(before);
  expect(existsSync(path.join(from, 'backup'))).toBe(false);
});

test('a library is restored whole into an empty folder, goes on when it was stopped, and never into one that lives', async () => {
  const from = makeLibrary();
  const backup = path.join(temporaryFolder(), 'backup');
  await done({ from, to: backup });
  const to = path.join(temporaryFolder(), 'restored');
  let looked = 0;
  expect(await done({ from: backup, to, restore: true, stopped: () => (looked += 1) > 1 })).toMatchObject({ stopped: true });
  expect(await done({ from: backup, to, restore: true })).toMatchObject({ findings: [], stopped: false });
  expect(contentOf(to)).toEqual(contentOf(from));
  expect(await failed({ from: backup, to: from, restore: true })).toContain('restored into an empty folder');
});

test('a file that cannot be read is told, and the rest is copied', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  // A link in its place, made after the list was: it is not followed.
  let looked = 0;
  const report = await done({
    from,
    to,
    progress: () => {
      looked += 1;
      if (looked !== 1) return;
      rmSync(path.join(from, 'batches/b.json'));
      symlinkSync('/nowhere', path.join(from, 'batches/b.json'));
    },
  });
  expect(report.findings).toEqual(['batches/b.json: This file cannot be read and is not in the backup as it is now']);
  expect(Object.keys(contentOf(to))).toContain(`${month}/one.json`);
});

test.each([
  ['ENOSPC', 'disk-full', 'What was copied stays; free some space'],
  ['EDQUOT', 'disk-full', 'What was copied stays; free some space'],
  ['EROFS', 'disk-trouble', 'Allow writing to it, or choose another folder'],
  ['ENODEV', 'disk-trouble', 'Connect its drive again'],
  ['EIO', 'disk-trouble', 'start the backup again'],
])('%s of the drive has a next step', (code, kind, next) => {
  const { kind: found, message } = failureOfBackup(Object.assign(new Error('of the drive'), { code }));
  expect([found, message]).toEqual([kind, expect.stringContaining(next)]);
  expect(message).toMatch(/backup/);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to says so', async () => {
  const to = temporaryFolder();
  chmodSync(to, 0o500);
  expect(await failed({ from: makeLibrary(), to })).toContain('cannot be written to');
});

test('each file of the copy has the hash of its original', async () => {
  const from = makeLibrary();
  const to = path.join(temporaryFolder(), 'backup');
  const large = Buffer.alloc(3_000_000, 'pixel');
  mkdirSync(path.join(from, month), { recursive: true });
  writeFileSync(path.join(from, month, 'large.png'), large);
  await done({ from, to });
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  expect(hash(readFileSync(path.join(to, month, 'large.png')))).toBe(hash(large));
});
