import { expect, test } from 'vitest';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { nameOfPicture } from '../../../app/models/model.ts';
import { findModel, firstModel, models } from '../../../app/models/models.ts';

test('a model is found by its id, and only by that', () => {
  expect(models.map(({ id }) => findModel(id))).toEqual([kontextMax]);
  expect([findModel('FLUX.1 Kontext [max]'), findModel('')]).toEqual([null, null]);
  expect(firstModel).toBe(kontextMax);
});

test('no two models have the same id', () => {
  expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
});

test('an instruction counts its pictures from one', () => {
  expect([1, 4].map(nameOfPicture)).toEqual(['image 1', 'image 4']);
});
