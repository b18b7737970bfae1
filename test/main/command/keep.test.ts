// “kontext keep”: of an edit in the library, and of two files.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { sceneOf } from '../../fakes/scene.ts';
import { withSecond } from '../../fakes/gain-map-pictures.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 600_000 });

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const rawOf = (file: string): Promise<Buffer> => sharp(readFileSync(file)).raw().toBuffer();

/** An original of 600 × 400, and what a host might answer: stretched, with a patch. */
async function twoFiles(folder: string) {
  const [original, result] = [path.join(folder, 'original.png'), path.join(folder, 'result.png')];
  const scene = sceneOf(600, 400);
  writeFileSync(
    original,
    await sharp(scene, { raw: { width: 600, height: 400, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const patch = await sharp({ create: { width: 134, height: 108, channels: 3, background: '#d02090' } })
    .png()
    .toBuffer();
  const small = await sharp(scene, { raw: { width: 600, height: 400, channels: 3 } })
    .resize(832, 554, { fit: 'fill' })
    .toBuffer();
  writeFileSync(
    result,
    await sharp(small, { raw: { width: 832, height: 554, channels: 3 } })
      .composite([{ input: patch, left: 466, top: 200 }])
      .png()
      .toBuffer(),
  );
  return { original, result };
}

test('of two files everything outside of the change is the original’s, sample by sample, and nothing is written over', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const { original, result } = await twoFiles(folder);
  const to = path.join(folder, 'kept.png');
  const before = sha256(original);
  const ran = await bench.run(['keep', '--original', original, '--result', result, '--to', to, '--json']);
  const [line] = ran.lines;
  expect([ran.code, line?.type, line?.['verdict'], line?.['file'], line?.['width'], line?.['height']]).toEqual([
    0,
    'composite',
    'accepted',
    to,
    600,
    400,
  ]);
  const outside = line?.['outside'] as { pixels: number; identical: number };
  expect(outside.identical).toBe(outside.pixels);
  const [ours, kept] = [await rawOf(original), await rawOf(to)];
  let different = 0;
  for (let at = 0; at < ours.length; at += 3) if (!ours.subarray(at, at + 3).equals(kept.subarray(at, at + 3))) different += 1;
  expect(600 * 400 - different).toBeGreaterThanOrEqual(outside.pixels);
  // The patch is there: 96 × 77 pixels of the original.
  expect(different).toBeGreaterThan(80 * 64);
  expect(sha256(original)).toBe(before);
  const again = await bench.run(['keep', '--original', original, '--result', result, '--to', to, '--json']);
  expect([again.code, again.lines.map(({ kind }) => kind)]).toEqual([2, ['usage']]);
  const none = await bench.run(['keep', '--original', original, '--result', original, '--to', path.join(folder, 'none.png'), '--json']);
  expect([none.code, none.lines.map((one) => [one['verdict'], one['file']]), existsSync(path.join(folder, 'none.png'))]).toEqual([
    4,
    [['unchanged', null]],
    false,
  ]);
  const missing = await bench.run([
    'keep',
    '--original',
    original,
    '--result',
    result,
    '--parts',
    '40',
    '--to',
    path.join(folder, 'p.png'),
    '--json',
  ]);
  expect([missing.code, missing.lines.map(({ kind }) => kind)]).toEqual([2, ['usage']]);
});

test('what is taken is told beside what was found, and that nothing was kept where nothing was', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const { original, result } = await twoFiles(folder);
  const keep = ['keep', '--original', original, '--result', result, '--to'];
  const one = await bench.run([...keep, path.join(folder, 'one.png'), '--parts', '1']);
  expect([one.code, one.stderr]).toEqual([0, expect.stringContaining('Taken: 1 of 1 place.\n')]);
  const lost = await bench.run([...keep, path.join(folder, 'lost.png'), '--mask', path.join(folder, 'nope.png')]);
  expect([lost.code, lost.stderr]).toEqual([2, expect.stringContaining('“nope.png” is not there.')]);
  const mask = path.join(folder, 'mask.png');
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toFile(mask);
  const all = await bench.run([...keep, path.join(folder, 'all.png'), '--mask', mask]);
  expect([all.code, all.stderr]).toEqual([
    0,
    expect.stringContaining('Taken is what the mask covers, whatever was found.\nNo pixel lies outside'),
  ]);
});

test('of an original with a gain map it is said that what is kept has none', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const { original, result } = await twoFiles(folder);
  const first = await sharp(original).jpeg({ quality: 95 }).toBuffer();
  const ultra = path.join(folder, 'ultra.jpg');
  writeFileSync(ultra, withSecond(first, first, 'http://ns.adobe.com/hdr-gain-map/1.0/'));
  const ran = await bench.run(['keep', '--original', ultra, '--result', result, '--to', path.join(folder, 'standard.png'), '--json']);
  expect([ran.code, ran.lines[0]?.['verdict'], ran.lines[0]?.['hasGainMap'], ran.stderr]).toEqual([
    0,
    'accepted',
    true,
    expect.stringContaining('The original has a gain map for HDR screens. What is kept is a PNG without one'),
  ]);
  // Where nothing is kept there is nothing to say of it.
  const none = await bench.run(['keep', '--original', ultra, '--result', ultra, '--to', path.join(folder, 'none.png'), '--json']);
  expect([none.code, none.lines[0]?.['verdict'], none.stderr.includes('gain map')]).toEqual([4, 'unchanged', false]);
});

test('of an edit a version is written beside the result, once, which the library knows and which can be exported', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const { original } = await twoFiles(folder);
  const edited = await bench.run(['edit', original, '-p', 'add a red balloon', '--rehearsal', '--json']);
  const received = edited.lines.find(({ type }) => type === 'result');
  const [file = ''] = received?.files ?? [];
  const before = sha256(file);
  const kept = await bench.run(['keep', received?.id ?? '', '--force', '--json']);
  const line = kept.lines.find(({ type }) => type === 'composite');
  expect([kept.code, line?.['width'], line?.['height']]).toEqual([0, 600, 400]);
  expect(sha256(file)).toBe(before);
  const shown = await bench.run(['show', line?.id ?? '', '--json']);
  const record = shown.lines[0]?.['edit'] as {
    composite: { original: { sha256: string }; result: { sha256: string }; outside: { pixels: number; identical: number } };
    request: { prompt: string };
    results: { sha256: string }[];
  };
  expect([record.composite.original.sha256, record.composite.result.sha256]).toEqual([sha256(original), before]);
  expect(record.composite.outside.identical).toBe(record.composite.outside.pixels);
  expect([record.request.prompt, record.results[0]?.sha256]).toEqual(['add a red balloon', sha256(String(line?.['file']))]);
  const again = await bench.run(['keep', received?.id ?? '', '--force', '--json']);
  expect(again.lines.find(({ type }) => type === 'composite')?.id).toBe(line?.id);
  // Of the version itself it is the same: it is laid of the result in it, never of what was laid already.
  const ofVersion = await bench.run(['keep', line?.id ?? '', '--force', '--json']);
  expect(ofVersion.lines.find(({ type }) => type === 'composite')?.id).toBe(line?.id);
  const verified = await bench.run(['verify', '--json']);
  expect(verified.lines.at(-1)).toMatchObject({ type: 'verified', findings: 0 });
  const exported = await bench.run(['export', line?.id ?? '', '--to', path.join(folder, 'out'), '--json']);
  expect([exported.code, exported.lines.filter(({ type }) => type === 'exported').length]).toEqual([0, 1]);

  // Its file gone, it is made again from its record: the same bytes, on a computer in another time zone too, whatever it was marked with.
  const bytes = readFileSync(String(line?.['file']));
  rmSync(String(line?.['file']));
  await bench.run(['organise', line?.id ?? '', '--stars', '3', '--flag', 'pick']);
  const made = await bench.run(['resume', line?.id ?? '', '--json'], { TZ: 'Asia/Tokyo' });
  const [there = ''] = made.lines.find(({ type }) => type === 'result')?.files ?? [];
  expect([made.code, readFileSync(there).equals(bytes)]).toEqual([0, true]);

  // With one of its two pictures gone too, it says so, and nothing is written.
  rmSync(there);
  const sha = record.composite.original.sha256;
  const library = bench.environment['KONTEXT_LIBRARY'] ?? '';
  rmSync(path.join(library, 'inputs', sha.slice(0, 2), `${sha}.png`));
  const not = await bench.run(['resume', line?.id ?? '', '--json']);
  expect([not.code, not.lines.at(-1)?.['kind'], not.lines.at(-1)?.['message']]).toEqual([
    2,
    'picture-missing',
    expect.stringContaining('The original this version was made from is not in the library’s folder any more'),
  ]);
  expect(existsSync(there)).toBe(false);
});

test('a result that is the picture as it was says so: at once, in its record, in the history and to the search', async () => {
  const bench = await makeBench();
  const { original } = await twoFiles(path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? ''));
  const same = await bench.run(['edit', original, '-p', 'make it night [unchanged]', '--rehearsal', '--json']);
  const other = await bench.run(['edit', original, '-p', 'add a red balloon', '--rehearsal', '--json']);
  const resultOf = ({ lines }: typeof same) => lines.find(({ type }) => type === 'result');
  expect([same.code, resultOf(same)?.['unchanged'], other.code, resultOf(other)?.['unchanged']]).toEqual([0, true, 0, undefined]);
  expect(same.stderr).toContain('The service returned the picture unchanged. A rehearsal costs nothing.');
  expect(other.stderr).not.toContain('unchanged');
  const shown = await bench.run(['show', resultOf(same)?.id ?? '', '--json']);
  expect(shown.lines[0]?.['edit']).toMatchObject({ state: 'done', results: [{ unchanged: true }] });
  const found = await bench.run(['history', 'is:unchanged', '--json']);
  expect(found.lines.map(({ id, ...line }) => [id, line['unchanged']])).toEqual([[resultOf(same)?.id, true]]);
  expect((await bench.run(['history', 'balloon -is:unchanged', '--json'])).lines.map(({ id }) => id)).toEqual([resultOf(other)?.id]);
  expect((await bench.run(['history'])).stdout).toMatch(/ {2}unchanged {2}make it night/);
});

test('a picture is sent turned and straightened, and its answer is laid on it as it stands; two files tell the same', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const picture = path.join(folder, 'wall.png');
  const [width, height] = [640, 480];
  await sharp(sceneOf(width, height), { raw: { width, height, channels: 3 } })
    .png()
    .toFile(picture);
  const sent = await bench.run(['edit', picture, '-p', 'add a ball', '--rehearsal', '--json', '--rotate', '90', '--straighten', '-2.5']);
  expect([sent.code, /“wall\.png” is sent turned by 90° and straightened by -2\.5°\./.test(sent.stderr)]).toEqual([0, true]);
  const id = String(sent.lines.at(-1)?.id);
  const record = JSON.parse(readFileSync(String(sent.lines.at(-1)?.['record']), 'utf8')) as EditRecord;
  expect(record.request.inputs[0]?.view).toMatchObject({ turn: 90, straighten: -2.5 });
  const again = await bench.run(['keep', id, '--json', '--force']);
  const [line] = again.lines;
  const outside = line?.['outside'] as { readonly pixels: number; readonly identical: number } | undefined;
  expect([again.code, line?.['width'], line?.['height'], line?.['turn'], line?.['straighten'], outside?.identical]).toEqual([
    0,
    width,
    height,
    90,
    -2.5,
    outside?.pixels,
  ]);
  // A quarter turn and a little more, in the transform from the original as it stands.
  const [a = 0, b = 0, , d = 0, e = 0] = (line?.['transform'] ?? []) as number[];
  expect([Math.abs(a) < 0.1, b < -0.5, d > 0.5, Math.abs(e) < 0.1]).toEqual([true, true, true, true]);
  // Its record alone makes the very same bytes again.
  const file = String(line?.['file']);
  const before = sha256(file);
  rmSync(file);
  const resumed = await bench.run(['resume', String(line?.id), '--json']);
  expect([resumed.code, existsSync(file) ? sha256(file) : null]).toEqual([0, before]);
  const [result] = (sent.lines.at(-1)?.['files'] ?? []) as string[];
  const to = path.join(folder, 'by-hand.png');
  const files = ['keep', '--original', picture, '--result', result ?? '', '--to', to, '--json', '--force', '--rotate', '90'];
  const byHand = await bench.run([...files, '--straighten', '-2.5']);
  expect([byHand.code, byHand.lines[0]?.['crop'], byHand.lines[0]?.['parts']]).toEqual([0, line?.['crop'], line?.['parts']]);
  expect(Buffer.compare(await rawOf(to), await rawOf(String(line?.['file'])))).toBe(0);
});

test('only a crop of a picture is sent, and its answer is laid on the whole of it', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.environment['KONTEXT_LIBRARY'] ?? '');
  const picture = path.join(folder, 'wall.png');
  const [width, height] = [1500, 1100];
  await sharp(sceneOf(width, height), { raw: { width, height, channels: 3 } })
    .png()
    .toFile(picture);
  const outside = await bench.run(['edit', picture, '-p', 'add a ball', '--rehearsal', '--json', '--crop', '1400,0,200,100']);
  expect([outside.code, outside.lines.map(({ kind }) => kind)]).toEqual([2, ['usage']]);
  const sent = await bench.run(['edit', picture, '-p', 'add a ball', '--rehearsal', '--json', '--crop', '700,500,300,250']);
  expect([sent.code, /Sends \d+ × \d+ px of “wall\.png” from \d+,\d+: 1:1, full detail\./.test(sent.stderr)]).toEqual([0, true]);
  const id = String(sent.lines.at(-1)?.id);
  const kept = await bench.run(['keep', id, '--json', '--force']);
  const [line] = kept.lines;
  const outsideOf = line?.['outside'] as { readonly pixels: number; readonly identical: number } | undefined;
  const [x = 0, y = 0, wide = 0, high = 0] = (line?.['crop'] ?? []) as number[];
  expect([kept.code, line?.['width'], line?.['height'], outsideOf?.identical]).toEqual([0, width, height, outsideOf?.pixels]);
  expect([x <= 700, y <= 500, x + wide >= 1000, y + high >= 750]).toEqual([true, true, true, true]);
  const [a = 0, , c = 0, , e = 0, f = 0] = (line?.['transform'] ?? []) as number[];
  expect([a, e, c, f]).toEqual([expect.closeTo(1, 3), expect.closeTo(1, 3), expect.closeTo(-x, 0), expect.closeTo(-y, 0)]);
  // Beyond the crop the version is the picture, sample by sample.
  const [ours, theirs] = [sceneOf(width, height), await rawOf(String(line?.['file']))];
  for (let at = 0; at < ours.length; at += 1) {
    if (ours[at] === theirs[at]) continue;
    const [px, py] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    if (px < x || py < y || px >= x + wide || py >= y + high) throw new Error(`a pixel at ${px}, ${py} was changed`);
  }
});
