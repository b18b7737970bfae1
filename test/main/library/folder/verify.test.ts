// What a check of all files finds, in a library of every trouble, in a thread of its own.
import { copyFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import type { Finding } from '../../../../app/contract/contract.ts';
import { startVerify } from '../../../../main/library/folder/verify-thread.ts';
import { built } from '../../../built/built.ts';
import { makeHome, plant } from '../opened.ts';
import type { Home } from '../opened.ts';
import { recordOf, resultOf, shaOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const picture = (n: number): Buffer => Buffer.from(`the picture of edit ${n}`);

function plantEdit(home: Home, n: number, change: Partial<EditRecord> = {}): string {
  const record = recordOf(n, change);
  const path = plant(home, { ...record, results: [resultOf(`${record.stem}.png`, picture(n))] });
  writeFileSync(path.replace('.json', '.png'), picture(n));
  return path.replace('.json', '.png');
}

function inputOf(name: string, content: string): EditRecord['request']['inputs'][number] {
  return { sha256: shaOf(content), name, mediaType: 'image/jpeg', bytes: content.length, width: 1, height: 1, parent: null, sent: null };
}

async function verify(home: Home, stopAt = Infinity) {
  const found: Finding[] = [];
  const progress: (readonly [number, number])[] = [];
  const verifying = startVerify(built().worker, home.folder, {
    findings: (some) => void found.push(...some),
    progress: (done, total) => {
      progress.push([done, total]);
      if (done >= stopAt) verifying.stop();
    },
  });
  if (stopAt === 0) verifying.stop();
  return { report: await verifying.report, found: found.map(({ file, kind }) => [file, kind]), progress, messages: found };
}

test('a good library has no findings, and its last progress is its whole', async () => {
  const home = makeHome();
  plantEdit(home, 1);
  plantEdit(home, 60 * 24 * 40);
  const { report, found, progress } = await verify(home);
  expect([report, found, progress.at(-1)]).toEqual([{ edits: 2, files: 2, findings: 0, stopped: false }, [], [4, 4]]);
});

test('of exchanged names it says whose picture each is, and finds what lies under the name of a damaged one', async () => {
  const home = makeHome();
  const [one = '', two = '', three = '', four = ''] = [1, 2, 3, 4].map((n) => plantEdit(home, n));
  renameSync(one, `${one}.away`);
  renameSync(two, one);
  renameSync(`${one}.away`, two);
  renameSync(three, four);
  const named = (n: number): string => `2026/10/${recordOf(n).stem}.png`;
  const belongsTo = (n: number): unknown => ({ id: 'check.pictureOfAnother', values: { file: named(n) } });
  const { messages } = await verify(home);
  expect(messages.map(({ file, kind, message }) => [file, kind, message.id === 'check.pictureOfAnother' ? message : message.id])).toEqual([
    [named(4), 'moved', 'check.moved'],
    [named(1), 'picture-changed', expect.objectContaining(belongsTo(2))],
    [named(2), 'picture-changed', expect.objectContaining(belongsTo(1))],
    [named(4), 'picture-missing', 'check.pictureGone'],
  ]);
});

test('what systems and other programs leave beside the pictures is no finding', async () => {
  const home = makeHome();
  const file = plantEdit(home, 1);
  const [month, name] = [dirname(file), basename(file, '.png')];
  for (const left of [
    `._${name}.json`,
    `._${name}.png`,
    '.DS_Store',
    'Thumbs.db',
    'Desktop.ini',
    `${name}.png.xmp`,
    `${name}.XMP`,
    `${name}.png.pp3`,
  ])
    writeFileSync(join(month, left), '');
  mkdirSync(join(month, '@eaDir'));
  const { report, found } = await verify(home);
  expect([report.edits, found]).toEqual([1, []]);
  writeFileSync(join(month, 'letter.txt'), 'mine');
  expect((await verify(home)).found).toEqual([['2026/10/letter.txt', 'not-recorded']]);
});

test('every trouble is told once, with the file it is about', async () => {
  const home = makeHome();
  const files = Array.from({ length: 8 }, (_, n) => plantEdit(home, n));
  const month = dirname(files[0] ?? '');
  const named = (n: number): string => `2026/10/${recordOf(n).stem}.png`;
  rmSync(files[1] ?? '');
  writeFileSync(files[2] ?? '', 'other bytes');
  renameSync(files[3] ?? '', join(month, 'best.png'));
  mkdirSync(join(home.folder, 'For Ada'));
  renameSync(files[4] ?? '', join(home.folder, 'For Ada', 'x.png'));
  rmSync((files[5] ?? '').replace('.png', '.json'));
  writeFileSync((files[6] ?? '').replace('.png', '.json'), '{"format": 1');
  copyFileSync((files[7] ?? '').replace('.png', '.json'), join(month, 'x (conflicted copy).json'));
  writeFileSync(join(month, 'notes.txt'), 'mine');
  writeFileSync(join(month, '.hidden'), 'mine');
  writeFileSync(join(month, '.kontext-000000-77-1.part'), 'half');
  writeFileSync(join(home.folder, 'For Ada', 'holiday.png'), 'a picture of the person’s own');
  plant(
    home,
    recordOf(20, {
      request: { ...recordOf(20).request, inputs: [inputOf('gone.jpg', 'a'), inputOf('changed.jpg', 'b'), inputOf('moved.jpg', 'c')] },
    }),
  );
  const place = (content: string): string => join(home.folder, 'inputs', shaOf(content).slice(0, 2));
  for (const content of ['b', 'c']) mkdirSync(place(content), { recursive: true });
  writeFileSync(join(place('b'), `${shaOf('b')}.jpg`), 'x');
  writeFileSync(join(place('c'), 'renamed.jpg'), 'c');

  const { report, found, messages } = await verify(home);
  const stem = recordOf(7).stem;
  expect(found.toSorted()).toEqual(
    [
      [named(1), 'picture-missing'],
      [named(2), 'picture-changed'],
      ['2026/10/best.png', 'moved'],
      ['For Ada/x.png', 'moved'],
      [named(5), 'not-recorded'],
      [named(6).replace('.png', '.json'), 'record-damaged'],
      [named(6), 'not-recorded'],
      ['2026/10/x (conflicted copy).json', 'second-record'],
      ['2026/10/notes.txt', 'not-recorded'],
      ['2026/10/.kontext-000000-77-1.part', 'unfinished'],
      [`inputs/${shaOf('a').slice(0, 2)}/${shaOf('a')}.jpg`, 'input-missing'],
      [`inputs/${shaOf('b').slice(0, 2)}/${shaOf('b')}.jpg`, 'input-changed'],
      [`inputs/${shaOf('c').slice(0, 2)}/renamed.jpg`, 'moved'],
    ].toSorted(),
  );
  expect(report).toMatchObject({ edits: 8, findings: 13, stopped: false });
  expect(messages.find(({ kind }) => kind === 'second-record')?.message).toEqual(
    `A second record of the edit in 2026/10/${stem}.json, as a syncing program leaves it. Compare the two and keep one.`,
  );
});

test('an input that no edit was given any more is told of, unless it was put there lately', async () => {
  const home = makeHome();
  plant(home, recordOf(1, { request: { ...recordOf(1).request, inputs: [inputOf('used.jpg', 'used')] } }));
  const file = (content: string): string => join('inputs', shaOf(content).slice(0, 2), `${shaOf(content)}.jpg`);
  for (const content of ['used', 'left over', 'on its way']) {
    const at = join(home.folder, file(content));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
    const hoursAgo = content === 'on its way' ? 0 : 2;
    utimesSync(at, Date.now() / 1000 - hoursAgo * 3600, Date.now() / 1000 - hoursAgo * 3600);
  }
  const { found } = await verify(home);
  expect(found).toEqual([[file('left over'), 'unused-input']]);
});

test('stopped, it says what it found until then', async () => {
  const home = makeHome();
  for (let n = 0; n < 400; n += 1) plantEdit(home, n);
  const { report } = await verify(home, 1);
  expect([report.stopped, report.edits < 400, report.findings]).toEqual([true, true, 0]);
});

test('a folder that is not there has nothing in it', async () => {
  const home = makeHome();
  expect((await verify(home)).report).toEqual({ edits: 0, files: 0, findings: 0, stopped: false });
});
