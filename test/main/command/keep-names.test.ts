// Where “kontext keep” and “kontext export” write: names that are taken, files in the way, and a library's own folders.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { plantEdit } from '../../faults/bench.ts';
import { sceneOf } from '../../fakes/scene.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 600_000 });

/** An original of 600 × 400, and the same with a patch. */
async function twoFiles(folder: string): Promise<readonly string[]> {
  const [original, result] = [path.join(folder, 'original.png'), path.join(folder, 'result.png')];
  const scene = sharp(sceneOf(600, 400), { raw: { width: 600, height: 400, channels: 3 } }).png();
  writeFileSync(original, await scene.toBuffer());
  const patch = await sharp({ create: { width: 96, height: 77, channels: 3, background: '#d02090' } })
    .png()
    .toBuffer();
  writeFileSync(
    result,
    await sharp(original)
      .composite([{ input: patch, left: 340, top: 150 }])
      .png()
      .toBuffer(),
  );
  return ['keep', '--original', original, '--result', result];
}

test('of two that keep to one name at once the second says that it is taken, and a part is named once', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.library);
  const keep = [...(await twoFiles(folder)), '--parts', '1,1', '--to', path.join(folder, 'kept.png')];
  const both = await Promise.all([bench.run(keep), bench.run(keep)]);
  const [done, refused] = both.toSorted((a, b) => Number(a.code) - Number(b.code));
  expect([done?.code, refused?.code]).toEqual([0, 2]);
  expect(done?.stderr).toContain('Taken: 1 of 1 place.');
  expect(refused?.stderr).toMatch(/is there already|Something has this name already/);
  expect(refused?.stderr).not.toContain('fault');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('nothing is kept within a library, and what is not kept prints no line where names are read', async () => {
  const bench = await makeBench();
  const folder = path.dirname(bench.library);
  const [command = '', first = '', original = '', second = '', result = ''] = await twoFiles(folder);
  expect((await bench.run(['edit', '-p', 'a lake', '--rehearsal'])).code).toBe(0);
  const within = path.join(bench.library, '2026/mine');
  mkdirSync(within, { recursive: true });
  const ran = await bench.run([command, first, original, second, result, '--to', path.join(within, 'kept.png')]);
  expect([ran.code, ran.stdout, ran.stderr, existsSync(path.join(within, 'kept.png'))]).toEqual([
    2,
    '',
    expect.stringContaining('Choose a folder outside the library.'),
    false,
  ]);
  const same = await bench.run([command, first, original, second, original, '--to', path.join(folder, 'same.png')]);
  expect([same.code, same.stdout]).toEqual([4, '']);
});

test('an export into what is a file says so, and leaves it', async () => {
  const bench = await makeBench();
  const { id } = await plantEdit(bench.library, 1, 'make the sky red');
  const file = path.join(path.dirname(bench.library), 'letter.txt');
  writeFileSync(file, 'mine');
  for (const to of [file, path.join(file, 'below')]) {
    const ran = await bench.run(['export', id, '--to', to]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(`The export folder ${to} is a file, or lies below one.`)]);
  }
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
