import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldDuels, pairOf } from '../../../renderer/store/pair.ts';
import type { Duel, Side } from '../../../renderer/store/pair.ts';

/** What is chosen on `all`, side by side, as the page does it: the loser is out. */
function play(all: readonly string[], sides: readonly Side[]): { readonly duels: readonly Duel[]; readonly choice: readonly string[] } {
  let [duels, choice]: [readonly Duel[], readonly string[]] = [[], all];
  for (const stays of sides) {
    const pair = pairOf(duels, choice);
    if (pair === null) break;
    const [left, right] = pair;
    duels = [...heldDuels(duels, choice), { left, right, stays }];
    choice = choice.filter((id) => id !== (stays === 'left' ? right : left));
  }
  return { duels, choice };
}

describe('left or right', () => {
  test('begins with the first two; the winner stays on its side and meets the next', () => {
    expect(pairOf([], ['a', 'b', 'c'])).toEqual(['a', 'b']);
    const left = play(['a', 'b', 'c', 'd'], ['left']);
    expect(pairOf(left.duels, left.choice)).toEqual(['a', 'c']);
    const right = play(['a', 'b', 'c', 'd'], ['right']);
    expect(pairOf(right.duels, right.choice)).toEqual(['c', 'b']);
  });

  test('ends when one is left, with the one that was chosen over all it met', () => {
    expect(play(['a', 'b', 'c', 'd'], ['right', 'right', 'left']).choice).toEqual(['d']);
    const { duels, choice } = play(['a', 'b'], ['left']);
    expect([choice, pairOf(duels, choice)]).toEqual([['a'], null]);
  });

  test('goes back to the pair whose loser was brought back, however many were', () => {
    const all = ['a', 'b', 'c', 'd', 'e'];
    const { duels } = play(all, ['left', 'right', 'left']);
    for (let undone = 1; undone <= duels.length; undone += 1) {
      const back = duels.slice(0, duels.length - undone);
      const choice = all.filter((id) => !back.some(({ left, right, stays }) => id === (stays === 'left' ? right : left)));
      const last = duels[duels.length - undone];
      expect(pairOf(duels, choice)).toEqual([last?.left, last?.right]);
    }
  });

  test('asks as often as there are results but one, and never for one that is out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.constantFrom<Side>('left', 'right'), { minLength: 40, maxLength: 40 }),
        (count, sides) => {
          const all = Array.from({ length: count }, (_, n) => `${n}`);
          const { duels, choice } = play(all, sides);
          expect([duels.length, choice.length]).toEqual([count - 1, 1]);
          const met = new Set(duels.flatMap(({ left, right }) => [left, right]));
          expect(met.size).toBe(count);
        },
      ),
    );
  });

  test('goes on with what is left when a winner is put out elsewhere', () => {
    const { duels } = play(['a', 'b', 'c', 'd'], ['left']);
    expect(pairOf(duels, ['c', 'd'])).toEqual(['c', 'd']);
  });
});
