import { expect, test } from 'vitest';
import { stripOf, thumbnailSide } from '../../../../../renderer/features/library/strips/strip-of.ts';
import type { Shape } from '../../../../../renderer/features/library/strips/strip-of.ts';
import { sampleEdit } from '../../../../fakes/studio-samples.ts';

const shape: Shape = { cell: 100.4, step: 108.4, caption: 0, radius: 4, whole: false, fill: 'white', scale: 1 };
const edit = (id: string, more: Parameters<typeof sampleEdit>[1] = {}) => sampleEdit(1, { ...more, id });

test('cells lie where the tiles do, in whole pixels of the screen', () => {
  const edits = [edit('A'), edit('B'), edit('C')];
  expect(stripOf(edits, shape)).toMatchObject({ width: 317, height: 100, radius: 4, longSide: 160, isKnown: true });
  expect(stripOf(edits, shape).cells.map(({ id, left, width, height }) => [id, left, width, height])).toEqual([
    ['A', 0, 100, 100],
    ['B', 108, 101, 100],
    ['C', 217, 100, 100],
  ]);
  expect(stripOf(edits, { ...shape, scale: 2 })).toMatchObject({ width: 634, height: 201, radius: 8, longSide: 320 });
});

test('only a picture that is there is painted, and one that was turned down stands back', () => {
  const edits = [edit('A', { present: false }), null, edit('B', { flag: 'reject' }), edit('C', { results: [] })];
  expect(stripOf(edits, shape).cells.map(({ id, faint, left }) => [id, faint, left])).toEqual([['B', true, 217]]);
  expect([stripOf([null, null], shape).isKnown, stripOf([null, edit('C', { results: [] })], shape).isKnown]).toEqual([false, true]);
});

test('words under the picture take their room from it', () => {
  expect(stripOf([edit('A')], { ...shape, caption: 22 }).cells[0]?.height).toBe(78);
});

test('a row of whole pictures is the same in all colours', () => {
  expect([false, true].map((whole) => stripOf([edit('A')], { ...shape, whole }).fill)).toEqual(['white', '']);
});

test('a picture is asked for as large as the screen shows it, or a little smaller', () => {
  expect([100, 170, 171, 340, 341].map((size) => thumbnailSide(size, 1))).toEqual([160, 160, 320, 320, 640]);
  expect(thumbnailSide(144, 2)).toBe(320);
});
