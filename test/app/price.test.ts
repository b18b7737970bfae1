import { expect, test } from 'vitest';
import { costOf, costOfSteps, formatCost, priceOf } from '../../app/price.ts';

test('a sum is the price so many times, without the dust of fractions, and nothing without a price', () => {
  expect([costOf(12, 0.08), costOf(3, 0.1), costOf(4, 0), costOf(4, null)]).toEqual([0.96, 0.3, 0, null]);
});

test('a model has a price of its own, else that of any picture; nothing costs nothing only where that was typed', () => {
  const settings = { pricePerPicture: 0.08, prices: { flux_kontext_pro: 0.04, free: 0 } };
  expect(['flux_kontext_max', 'flux_kontext_pro', 'free', 'constructor'].map((model) => priceOf(settings, model))).toEqual([
    0.08, 0.04, 0, 0.08,
  ]);
  expect([priceOf({ pricePerPicture: null, prices: { a: 1 } }, 'a'), priceOf({ pricePerPicture: null, prices: {} }, 'a')]).toEqual([
    1,
    null,
  ]);
});

test('it is written in two to four places with the currency behind it', () => {
  expect([formatCost(0.96, 'USD', 'en'), formatCost(1234.5, '', 'en'), formatCost(0.0375, '元', 'zh-CN')]).toEqual([
    '0.96 USD',
    '1,234.50',
    '0.0375 元',
  ]);
});

test('steps cost what each of their models costs, for every picture, and nothing is said where one has no price', () => {
  const settings = { pricePerPicture: null, prices: { pro: 0.04, max: 0.08, free: 0 } };
  const cost = (pictures: number, ...models: readonly string[]) =>
    costOfSteps(
      settings,
      models.map((model) => ({ model })),
      pictures,
    );
  expect([cost(3, 'pro', 'max'), cost(1, 'pro', 'free', 'pro'), cost(0, 'max'), cost(7)]).toEqual([0.36, 0.08, 0, 0]);
  expect([cost(3, 'pro', 'unknown'), cost(3, 'unknown', 'pro')]).toEqual([null, null]);
});
