import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderAfter, orderChange } from '../../../app/edits/order-change.ts';

const order = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 });

describe('what is other in an order', () => {
  test('leads from the one to the other, whichever they are', () => {
    fc.assert(
      fc.property(order, order, (before, now) => {
        expect(orderAfter(before, orderChange(before, now))).toEqual(now);
      }),
    );
  });

  test.each([
    ['nothing', 'abc', 'abc', [], []],
    ['one that went', 'abc', 'ac', ['b'], []],
    ['one that came', 'ab', 'axb', [], [['x', 'a']]],
    ['one that went to the front', 'abcde', 'eabcd', [], [['e', null]]],
    ['one that went to the end', 'abcde', 'bcdea', [], [['a', 'e']]],
    [
      'two that came one after the other',
      'ab',
      'axyb',
      [],
      [
        ['x', 'a'],
        ['y', 'x'],
      ],
    ],
    [
      'all',
      '',
      'ab',
      [],
      [
        ['a', null],
        ['b', 'a'],
      ],
    ],
  ] as const)('%s is told as no more than that', (_, before, now, gone, placed) => {
    expect(orderChange([...before], [...now])).toEqual({ gone: [...gone], placed: placed.map(([id, after]) => ({ id, after })) });
  });

  test('is never more than what has to move', () => {
    fc.assert(
      fc.property(order, fc.nat(), fc.nat(), (before, from, to) => {
        const id = before[from % Math.max(1, before.length)];
        if (id === undefined) return;
        const rest = before.filter((one) => one !== id);
        const now = rest.toSpliced(to % before.length, 0, id);
        const { gone, placed } = orderChange(before, now);
        expect([gone, placed.length <= 1]).toEqual([[], true]);
      }),
    );
  });
});
