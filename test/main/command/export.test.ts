import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import { plantEdit } from '../../faults/bench.ts';
import { plant } from '../library/opened.ts';
import { recordOf } from '../library/records.ts';
import { makeBench } from './run-command.ts';

const slow = 60_000;

test(
  '“export” writes copies and prints their paths; what is missing is told and the rest goes on',
  async () => {
    const { library, run } = await makeBench();
    const one = await plantEdit(library, 1, 'make the sky red');
    const two = await plantEdit(library, 2, '把天空变成红色');
    const to = join(library, '..', 'for a client');
    const before = readFileSync(one.file);
    const copies = await run(['export', one.id, two.id, '--to', to, '--name', '{n} {prompt}', '--json']);
    // Two are written at a time; which is done first is nobody's business.
    expect({ ...copies, lines: copies.lines.toSorted((a, b) => String(a['file']).localeCompare(String(b['file']))) }).toMatchObject({
      code: 0,
      lines: [
        { type: 'exported', id: one.id, index: 0, mediaType: 'image/png', credentials: 'none' },
        { type: 'exported', id: two.id, index: 0, mediaType: 'image/png' },
      ],
    });
    expect(readdirSync(to).toSorted()).toEqual(['01 make-the-sky-red.png', '02 把天空变成红色.png']);
    expect(readFileSync(one.file)).toEqual(before);

    rmSync(two.file);
    const again = await run(['export', '--matching', 'is:done', '--to', to, '--format', 'jpeg', '--quality', '70', '--name', '{prompt}']);
    expect(again.code).toBe(7);
    expect(again.stdout).toBe(`${join(to, 'make-the-sky-red.jpg')}\n`);
    expect(again.stderr).toContain(`${two.id}: The picture is not in the library’s folder any more.`);
    expect(again.stderr).toContain('1 file of 1 picture in');
  },
  slow,
);

test(
  'what a query finds without a picture is left out, and of a named edit its failure is told with its id',
  async () => {
    const { library, run } = await makeBench();
    const one = await plantEdit(library, 1, 'make the sky red');
    const failure = makeFailure('model-failed', say('service.notFinished', { words: 'it fell' }));
    const failed = recordOf(2, { state: 'failed', results: [], failure });
    plant({ folder: library, cacheFolder: '' }, failed);
    const to = join(library, '..', 'out');
    const found = await run(['export', '--matching', 'in:anywhere', '--to', to]);
    expect([found.code, found.stdout.split('\n').length, found.stderr]).toEqual([
      0,
      2,
      expect.stringMatching(/1 file of 1 picture in .*\.\n1 edit without a picture left out\.\n$/),
    ]);
    const named = await run(['export', one.id, failed.id, '--to', to, '--json']);
    expect([named.code, named.lines.filter(({ type }) => type === 'failure')]).toEqual([
      2,
      [expect.objectContaining({ id: failed.id, state: null, kind: 'picture-missing', message: 'This edit has no picture to export.' })],
    ]);
    expect(named.stderr).toContain(`${failed.id}: This edit has no picture to export.`);
  },
  slow,
);

test.skipIf(process.platform === 'win32')(
  'a folder that it makes is as open as the system makes folders; library and home stay this person’s own',
  async () => {
    const { library, home, start } = await makeBench();
    const { id } = await plantEdit(library, 1, 'make the sky red');
    rmSync(home, { recursive: true, force: true });
    const modes = async (mask: number, to: readonly string[]): Promise<readonly string[]> => {
      const before = process.umask(mask);
      const running = start(['export', id, '--to', join(library, '..', ...to)]);
      process.umask(before);
      expect((await running.ended).code).toBe(0);
      return to.map((_, at) => (statSync(join(library, '..', ...to.slice(0, at + 1))).mode & 0o777).toString(8));
    };
    expect(await modes(0o022, ['clients', 'ada'])).toEqual(['755', '755']);
    expect(await modes(0o007, ['clients', 'ben'])).toEqual(['755', '770']);
    expect(await modes(0o077, ['own'])).toEqual(['700']);
    const below = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(below.length).toBeGreaterThan(2);
    const folders = [home, ...below.map((entry) => join(entry.parentPath, entry.name))];
    expect(folders.filter((folder) => (statSync(folder).mode & 0o077) !== 0)).toEqual([]);
  },
  slow,
);

test(
  'it makes pairs, contact sheets and a page, beside what is there already',
  async () => {
    const { library, run } = await makeBench();
    const { id } = await plantEdit(library, 1, 'make the sky red');
    const to = join(library, '..', 'out');
    mkdirSync(to);
    writeFileSync(join(to, 'sky-sheet.png'), 'mine');
    const written = async (...args: string[]): Promise<string[]> => {
      const ran = await run(['export', id, '--to', to, '--name', 'sky', ...args]);
      return [
        String(ran.code),
        ...ran.stdout
          .split('\n')
          .filter(Boolean)
          .map((file) => basename(file)),
      ];
    };
    expect(await written('--pair')).toEqual(['0', 'sky-after.png']);
    expect(await written('--sheet')).toEqual(['0', 'sky-sheet 2.png']);
    expect(await written('--page', '--title', 'For Ada: <3')).toEqual(['0', 'For Ada- -3 compare.html']);
    expect(readFileSync(join(to, 'sky-sheet.png'), 'utf8')).toBe('mine');
    expect(readFileSync(join(to, 'For Ada- -3 compare.html'), 'utf8')).toContain('<title>For Ada: &lt;3</title>');
  },
  slow,
);

const asReceived = '--metadata untouched is byte for byte as received: it goes without --format, --long-side, --sheet and --page.';

test.each([
  [['export'], 'Say which edit'],
  [['export', '--matching', 'sky', '--pair', '--page'], 'Choose one of --pair, --sheet and --page.'],
  [['export', '--matching', 'sky', '--format', 'gif'], '--format is received, png, jpeg, webp or tiff; “gif” is not.'],
  [['export', '--matching', 'sky', '--metadata', 'some'], '--metadata is full, standard, none or untouched; “some” is not.'],
  [['export', '--matching', 'sky', '--quality', '80'], '--quality goes with --format jpeg or webp.'],
  [['export', '--matching', 'sky', '--metadata', 'untouched', '--format', 'jpeg'], asReceived],
  [['export', '--matching', 'sky', '--metadata', 'untouched', '--long-side', '200'], asReceived],
  [['export', '--matching', 'sky', '--metadata', 'untouched', '--sheet'], asReceived],
  [['export', '--matching', 'sky', '--metadata', 'untouched', '--page'], asReceived],
  [['export', '--matching', 'sky', '--sheet', '--long-side', '200'], '--long-side does not go with --sheet, which has a size of its own.'],
  [['export', '--matching', 'sky', '--sheet', '--format', 'tiff'], '--format tiff does not go with --sheet and --page'],
  [['export', '--matching', 'sky', '--page', '--format', 'png'], '--format png does not go with --page, whose pictures are JPEG or WebP.'],
  [['export', '--matching', 'sky', '--name', '{date} {wat}'], '--name has words that mean nothing: {wat}.'],
  [['export', '--matching', 'sky', '--name', '{date} {prompt'], '--name: “{prompt” has a brace without its other half.'],
  [['export', '--matching', 'sky', '--original'], '--original goes with --pair or --page.'],
  [['export', '--matching', 'sky', '--title', 'x'], '--title goes with --sheet or --page.'],
])(
  'refuses %j',
  async (args, message) => {
    const { run } = await makeBench();
    const ran = await run(args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(message);
  },
  slow,
);

test(
  'copies never go among the library’s own files, nor is more exported than was understood',
  async () => {
    const { library, run } = await makeBench();
    const { id } = await plantEdit(library, 1);
    const inside = await run(['export', id, '--to', join(library, 'exports')]);
    expect([inside.code, inside.stdout]).toEqual([2, '']);
    expect(inside.stderr).toContain('Choose a folder outside the library.');
    const unclear = await run(['export', '--matching', 'stars:many', '--to', join(library, '..', 'out')]);
    expect([unclear.code, unclear.stdout]).toEqual([2, '']);
    expect(unclear.stderr).toContain('Nothing was exported.');
  },
  slow,
);
