import { expect, test } from 'vitest';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { kontextPro } from '../../../app/models/kontext-pro.ts';
import { nameOfPicture } from '../../../app/models/model.ts';
import { findModel, firstModel, modelAt, modelNamed, models } from '../../../app/models/models.ts';

test('a model is found by its id, and only by that', () => {
  expect(models.map(({ id }) => findModel(id))).toEqual([kontextMax, kontextPro]);
  expect([findModel('FLUX.1 Kontext [max]'), findModel('')]).toEqual([null, null]);
  expect(firstModel).toBe(kontextMax);
});

test('what a person types is an id or a short name, in any capitals', () => {
  expect(['pro', ' MAX ', 'Flux_Kontext_Pro'].map(modelNamed)).toEqual([kontextPro, kontextMax, kontextPro]);
  expect([modelNamed(''), modelNamed('kontext'), modelAt('pro')]).toEqual([null, null, null]);
});

test('no two models have the same id, name, address or short name', () => {
  for (const of of ['id', 'name', 'endpoint', 'shortName'] as const)
    expect(new Set(models.map((model) => model[of])).size).toBe(models.length);
});

test('what a model says of others and of itself is so', () => {
  for (const model of models) {
    expect(modelAt(model.endpoint)).toBe(model);
    if (model.finishOn !== null) expect([findModel(model.finishOn)?.id, model.finishOn === model.id]).toEqual([model.finishOn, false]);
    for (const of of ['field', 'role'] as const)
      expect(new Set(model.parameters.map((parameter) => parameter[of])).size).toBe(model.parameters.length);
  }
});

test('an instruction counts its pictures from one', () => {
  expect([1, 4].map(nameOfPicture)).toEqual(['image 1', 'image 4']);
});
