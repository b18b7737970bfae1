// What a WebP has no room for is said before anything is written.
import { expect, test } from 'vitest';
import { sheetGrid, sheetRatio } from '../../../app/export/captions.ts';
import type { ExportChoices } from '../../../app/export/choices.ts';
import { longestWebpSide } from '../../../app/export/kinds.ts';
import { drawSheet } from '../../../main/pictures/export/write-sheet.ts';
import { input } from '../../fakes/records.ts';
import { recordOf, resultOf } from '../library/records.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { choicesOf, makeScene, open, plantOne } from './scene.ts';

test('the preview counts the files that are too long for a WebP, before and after', async () => {
  const scene = makeScene();
  const wide = { results: [{ ...resultOf('wide.png', Buffer.from('wide')), width: 20_000, height: 2000 }] };
  const ids = [await plantOne(scene, 1, 'wide', null, wide), await plantOne(scene, 2, 'narrow')];
  const bench = await open(scene);
  const tooLong = async (more: Partial<ExportChoices>): Promise<number | null> => {
    const preview = await bench.studio.handlers['export.preview']({ ids, choices: choicesOf(more), title: null });
    return preview.ok ? preview.value.tooLong : null;
  };
  expect([
    await tooLong({ format: 'webp' }),
    await tooLong({ format: 'webp', shape: 'pair' }),
    await tooLong({ format: 'webp', longSide: 16_384 }),
    await tooLong({ format: 'webp', longSide: 16_383 }),
    await tooLong({ format: 'webp', shape: 'page' }),
    await tooLong({ format: 'png' }),
  ]).toEqual([1, 1, 1, 0, 0, 0]);
});

test('of a pair with the original that one is counted and named, not the step before', async () => {
  const scene = makeScene();
  const { request } = recordOf(1);
  const wide = { ...input, name: 'wide.jpg', width: 20_000, height: 2000 };
  const first = await plantOne(scene, 1, 'first', null, { request: { ...request, prompt: 'first', inputs: [wide] } });
  const step = { ...input, name: 'first.png', mediaType: 'image/png' as const, width: 64, height: 48, parent: { editId: first, index: 0 } };
  const second = await plantOne(scene, 2, 'second', null, { request: { ...request, prompt: 'second', inputs: [step] } });
  const bench = await open(scene);
  const previewOf = async (more: Partial<ExportChoices>) => {
    const preview = await bench.studio.handlers['export.preview']({
      ids: [second],
      choices: choicesOf({ shape: 'pair', ...more }),
      title: null,
    });
    return preview.ok ? [preview.value.tooLong, preview.value.names] : null;
  };
  expect([
    await previewOf({ before: 'original' }),
    await previewOf({ before: 'original', format: 'webp' }),
    await previewOf({ before: 'original', format: 'webp', longSide: 4096 }),
    await previewOf({ before: 'input', format: 'webp' }),
    await previewOf({ before: 'input' }),
  ]).toEqual([
    [0, ['second-before.jpg', 'second-after.png']],
    [1, ['second-before.webp', 'second-after.webp']],
    [0, ['second-before.webp', 'second-after.webp']],
    [0, ['second-before.webp', 'second-after.webp']],
    [0, ['second-before.png', 'second-after.png']],
  ]);
});

test('a contact sheet has room in a WebP, of the tallest pictures too', async () => {
  const folder = temporaryFolder();
  for (const pictures of [1, 4, 9, 100]) {
    const { columns, perSheet } = sheetGrid(pictures);
    const cells = Array.from({ length: perSheet }, () => ({ path: null, words: '', details: '' }));
    const into = `${folder}/${pictures}.webp`;
    const drawn = await drawSheet({
      cells,
      columns,
      ratio: sheetRatio([{ width: 1, height: 1000 }]),
      title: '',
      pageOf: '',
      into,
      mediaType: 'image/webp',
      quality: 10,
    });
    expect(drawn.ok && drawn.value.height).toBeLessThanOrEqual(longestWebpSide);
  }
});
