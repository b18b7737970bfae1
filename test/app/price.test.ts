import { expect, test } from 'vitest';
import { costOf, formatCost } from '../../app/price.ts';

test('a sum is the price so many times, without the dust of fractions, and nothing without a price', () => {
  expect([costOf(12, 0.08), costOf(3, 0.1), costOf(4, 0), costOf(4, null)]).toEqual([0.96, 0.3, 0, null]);
});

test('it is written in two to four places with the currency behind it', () => {
  expect([formatCost(0.96, 'USD', 'en'), formatCost(1234.5, '', 'en'), formatCost(0.0375, '元', 'zh-CN')]).toEqual([
    '0.96 USD',
    '1,234.50',
    '0.0375 元',
  ]);
});
