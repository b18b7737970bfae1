import { array, assert as holds, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { familyOf } from '../../../app/library/lineage.ts';
import type { Kin } from '../../../app/library/lineage.ts';

const kin = (...pairs: readonly (readonly [string, ...string[]])[]): Kin[] => pairs.map(([id, ...parents]) => ({ id, parents }));

describe('a family', () => {
  test('of one stands alone, and of none is nothing', () => {
    expect(familyOf(kin(['a']))).toEqual({ nodes: [{ id: 'a', depth: 0, lane: 0 }], links: [], depths: 1, lanes: 1 });
    expect(familyOf([])).toEqual({ nodes: [], links: [], depths: 0, lanes: 0 });
  });

  test('has each parent in the middle of what was made from it, oldest first', () => {
    const { nodes, depths, lanes } = familyOf(kin(['d', 'b'], ['b', 'a'], ['c', 'a'], ['a'], ['e', 'b']));
    expect([nodes, depths, lanes]).toEqual([
      [
        { id: 'a', depth: 0, lane: 1.25 },
        { id: 'b', depth: 1, lane: 0.5 },
        { id: 'd', depth: 2, lane: 0 },
        { id: 'e', depth: 2, lane: 1 },
        { id: 'c', depth: 1, lane: 2 },
      ],
      3,
      3,
    ]);
  });

  test('of an edit from several pictures hangs on the first, and links to the others', () => {
    const { nodes, links } = familyOf(kin(['a'], ['b'], ['c', 'b', 'a', 'b', 'gone']));
    expect(nodes.map(({ id, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
    ]);
    expect(links).toEqual([
      { from: 'b', to: 'c', main: true },
      { from: 'a', to: 'c', main: false },
    ]);
  });

  test('whose records name each other in a circle is cut open at its oldest', () => {
    expect(familyOf(kin(['b', 'c'], ['c', 'b'], ['d', 'd'])).nodes.map(({ id, depth }) => [id, depth])).toEqual([
      ['d', 0],
      ['b', 0],
      ['c', 1],
    ]);
  });

  test('of ten thousand steps in a row does not exhaust the stack', () => {
    const name = (n: number): string => String(n).padStart(6, '0');
    const { depths, lanes } = familyOf(Array.from({ length: 10_000 }, (_, n) => ({ id: name(n), parents: n === 0 ? [] : [name(n - 1)] })));
    expect([depths, lanes]).toEqual([10_000, 1]);
  });

  test('has everybody once, nobody in another’s place, and parents before their children, whatever the records say', () => {
    holds(
      property(
        array(tuple(integer({ min: 0, max: 20 }), array(integer({ min: 0, max: 20 }), { maxLength: 3 })), { maxLength: 25 }),
        (given) => {
          const all = given.map(([id, parents]) => ({
            id: String(id).padStart(2, '0'),
            parents: parents.map((one) => String(one).padStart(2, '0')),
          }));
          const { nodes } = familyOf(all);
          expect(nodes.map(({ id }) => id).toSorted()).toEqual([...new Set(all.map(({ id }) => id))].toSorted());
          const spots = nodes.map(({ depth, lane }) => `${depth} ${lane}`);
          expect(new Set(spots).size).toBe(spots.length);
        },
      ),
    );
  });
});
