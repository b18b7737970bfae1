// What a WebP has no room for is said before anything is written.
import { expect, test } from 'vitest';
import type { ExportChoices } from '../../../app/export/choices.ts';
import { resultOf } from '../library/records.ts';
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
