// The outline of a mask: one closed path for each edge, straight where the mask is.
import { expect, test } from 'vitest';
import { outlineOf } from '../../../../renderer/features/keep/outline.ts';

const maskOf = (...rows: readonly string[]) => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : 0)),
});
const rings = (path: string): number[][][] =>
  path
    .split('M')
    .slice(1)
    .map((ring) =>
      ring
        .replace('Z', '')
        .split('L')
        .map((place) => place.split(' ').map(Number)),
    );

test('nothing has no outline', () => expect(outlineOf(maskOf('....', '....'))).toBe(''));

test('a square has few corners, all on its edge', () => {
  const rows = ['.'.repeat(30), ...Array<string>(20).fill(`.....${'#'.repeat(20)}.....`), '.'.repeat(30)];
  const [ring = [], ...more] = rings(outlineOf(maskOf(...rows)));
  expect(more).toEqual([]);
  expect(ring.length).toBeLessThan(10);
  for (const [x = 0, y = 0] of ring) expect([5, 25].includes(x) || [1, 21].includes(y)).toBe(true);
});

test('two parts and a hole are three rings', () => {
  expect(rings(outlineOf(maskOf('####..##', '#..#..##', '#..#....', '####....')))).toHaveLength(3);
});

test('pixels that only touch at a corner stay apart', () => {
  expect(rings(outlineOf(maskOf('#.', '.#')))).toHaveLength(2);
});
