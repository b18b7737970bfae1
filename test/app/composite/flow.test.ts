// Waves that are moved by known pixels, and what the blocks of 32 px, 16 px apart, then say of it.
import { expect, test } from 'vitest';
import { flowOf, moveAt } from '../../../app/composite/flow.ts';
import type { Flow } from '../../../app/composite/flow.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { blurred } from '../../../app/composite/resample.ts';
import type { Size } from '../../../app/models/model.ts';
import { wavesOf } from './waves.ts';
import type { Waves } from './waves.ts';

const waves = wavesOf(1);
const everywhere = (): boolean => true;
const size = { width: 104, height: 84 };

function drawn(value: Waves, { width, height }: Size = size): Plane {
  return { width, height, data: Float32Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width))) };
}

const still = drawn(waves);
const movedBy = (x: number, y: number): Plane => drawn((column, row) => waves(column - x, row - y));

/** What a move by whole pixels of the cells that are found becomes when it is smoothed: it goes on beyond them and weakens with their weight. */
function smoothed(move: number, cells: Size, isFound: (column: number, row: number) => boolean): number[] {
  const weight = planeOf(cells);
  for (let at = 0; at < weight.data.length; at += 1) weight.data[at] = isFound(at % cells.width, Math.floor(at / cells.width)) ? 1 : 0;
  return Array.from(blurred(weight, 1.5).data, (share) => (move * share) / (share + 0.02));
}

/** The farthest that a flow is from what it ought to be, in px. */
function farthest(flow: Flow | null, dx: readonly number[], dy: readonly number[]): number {
  const off = (values: Float32Array | undefined, wanted: readonly number[]): number[] =>
    wanted.map((value, at) => Math.abs(value - (values?.[at] ?? Number.NaN)));
  return Math.max(...off(flow?.dx, dx), ...off(flow?.dy, dy));
}

test('where nothing moved, or less than anybody sees, there is no flow', () => {
  expect([flowOf(still, still, everywhere), flowOf(still, movedBy(0.1, -0.1), everywhere)]).toEqual([null, null]);
});

test('what moved by whole pixels flows as far, a fiftieth held back', () => {
  const cells = { width: 5, height: 4 };
  // What went up by one is not to be found for the uppermost blocks.
  const flow = flowOf(still, movedBy(2, -1), (_x, y) => y > 0);
  const isFound = (_column: number, row: number): boolean => row > 0;
  expect({ ...flow, dx: 0, dy: 0 }).toEqual({ ...cells, first: 15.5, step: 16, dx: 0, dy: 0 });
  expect(farthest(flow, smoothed(2, cells, isFound), smoothed(-1, cells, isFound))).toBeLessThan(0.03);
});

test('two blocks are not believed; three are, and what they say weakens away from them', () => {
  const isFound = (column: number, row: number): boolean => row === 1 && column <= 2;
  const moved = movedBy(2, -1);
  expect(flowOf(still, moved, (x, y) => y === 16 && x <= 16)).toBeNull();
  const cells = { width: 5, height: 4 };
  const flow = flowOf(still, moved, (x, y) => y === 16 && x <= 32);
  expect(farthest(flow, smoothed(2, cells, isFound), smoothed(-1, cells, isFound))).toBeLessThan(0.03);
});

test('a block that moves against all around it is not believed; one that moves by a pixel more is', () => {
  const square = { width: 104, height: 104 };
  const jumping = (by: number): Plane => drawn((x, y) => waves(x >= 32 && x < 64 && y >= 32 && y < 64 ? x - by : x, y), square);
  const apart = (x: number, y: number): boolean => x % 32 === 0 && y % 32 === 0;
  expect(flowOf(drawn(waves, square), jumping(3), apart)).toBeNull();
  expect(flowOf(drawn(waves, square), jumping(2), apart)).toBeNull();
  const flow = flowOf(drawn(waves, square), jumping(0.9), apart);
  expect(flow?.dx.indexOf(Math.max(...flow.dx))).toBe(2 * 5 + 2);
});

test('no move is more than 3 px, and what moved much farther is not found', () => {
  const flow = flowOf(still, movedBy(3, 0), everywhere);
  expect(farthest(flow, Array<number>(20).fill(3 / 1.02), Array<number>(20).fill(0))).toBeLessThan(0.03);
  expect(Math.max(...(flowOf(still, movedBy(4, 0), everywhere)?.dx ?? []))).toBeLessThan(3);
  expect(flowOf(still, movedBy(7, 0), everywhere)).toBeNull();
});

test('another picture has no flow', () => {
  expect(flowOf(still, drawn(wavesOf(9)), everywhere)).toBeNull();
});

test('a picture that is stretched from 0 to 2 px flows evenly more', () => {
  const wide = { width: 168, height: 72 };
  const flow = flowOf(
    drawn(waves, wide),
    drawn((x, y) => waves(x - (x - 15.5) / 64, y), wide),
    everywhere,
  );
  expect([flow?.width, flow?.height]).toEqual([9, 3]);
  // The outer cells are softened towards their one neighbour.
  for (const column of [3, 4, 5]) expect(flow?.dx[9 + column]).toBeCloseTo(column / 4, 1);
});

test('three blocks across and down are the least; a picture a pixel narrower or lower has no flow', () => {
  const min = { width: 64, height: 64 };
  const of = (cut: Size): Flow | null =>
    flowOf(
      drawn(waves, cut),
      drawn((x, y) => waves(x - 2, y), cut),
      everywhere,
    );
  const flow = of(min);
  expect([flow?.width, flow?.height, flow?.dx.length]).toEqual([3, 3, 9]);
  expect([of({ ...min, width: 63 }), of({ ...min, height: 63 })]).toEqual([null, null]);
});

test('between cells a move is linear both ways, beyond them the last goes on', () => {
  const flow: Flow = {
    width: 3,
    height: 3,
    first: 10,
    step: 20,
    dx: Float32Array.of(0, 1, 3, 2, 5, 9, 4, 7, 15),
    dy: Float32Array.of(-1, -1, -1, 1, 1, 1, 2, 2, 2),
  };
  const at = (x: number, y: number): readonly number[] => {
    const into = new Float64Array(2);
    moveAt(flow, x, y, into);
    return [...into];
  };
  expect([at(10, 10), at(30, 10), at(50, 10), at(10, 30), at(50, 30), at(50, 50)]).toEqual([
    [0, -1],
    [1, -1],
    [3, -1],
    [2, 1],
    [9, 1],
    [15, 2],
  ]);
  // A quarter across from 1 to 3, from 5 to 9 and from 7 to 15, then half down between them.
  expect([at(35, 10), at(35, 30), at(35, 50), at(35, 20), at(35, 40)]).toEqual([
    [1.5, -1],
    [6, 1],
    [9, 2],
    [3.75, 0],
    [7.5, 1.5],
  ]);
  expect([at(-50, -50), at(500, 10), at(50, 500), at(0, 25)]).toEqual([
    [0, -1],
    [3, -1],
    [15, 2],
    [1.5, 0.5],
  ]);
});
