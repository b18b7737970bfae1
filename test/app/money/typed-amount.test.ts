import { describe, expect, test } from 'vitest';
import { typedAmount, typedWhole } from '../../../app/money/typed-amount.ts';

describe('an amount of money', () => {
  test.each([
    ['0.08', 0.08],
    ['0,08', 0.08],
    ['0,125', 0.125],
    ['00,125', 0.125],
    [' 12 ', 12],
    ['.5', 0.5],
    ['5.', 5],
    ['1.200', 1.2],
    ['1,2', 1.2],
    ['1,2000', 1.2],
    ['1200,125', 1200.125],
    ['1000', 1000],
  ])('“%s” is %d', (typed, amount) => expect(typedAmount(typed)).toBe(amount));

  test.each([
    '1,200',
    '1,000',
    '12,500',
    '999,999',
    '1.000,50',
    '1,000.50',
    '1,000,000',
    '-1',
    '1e3',
    '.',
    ',',
    '',
    '1 000',
    'ten',
    '0.1234567',
    '1234567890',
  ])('“%s” is none', (typed) => expect(typedAmount(typed)).toBeNull());
});

describe('a whole number', () => {
  test.each([
    ['0', 0],
    ['1000', 1000],
    [' 7 ', 7],
  ])('“%s” is %d', (typed, amount) => expect(typedWhole(typed)).toBe(amount));

  test.each(['1,000', '1,0', '1.0', '1.000', '', '-1', '12345678'])('“%s” is none', (typed) => expect(typedWhole(typed)).toBeNull());
});
