import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrive,
  failReading,
  filled,
  insert,
  moveSlot,
  removeSlot,
  reserve,
  slotsOf,
  takeFromTray,
} from '../../../renderer/store/slots.ts';
import type { Inputs } from '../../../renderer/store/slots.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const picture = (number: number) => samplePicture(number);
const places = (pictures: number[], tray: number[] = []): Inputs => ({
  pictures: pictures.map(picture),
  tray: tray.map(picture),
  reading: [],
});
const taken = (...numbers: number[]) => numbers.map((number) => filled(picture(number)));
const numbers = ({ pictures, tray }: Inputs): [number[], number[]] => [
  pictures.map(({ sha256 }) => Number.parseInt(sha256, 16)),
  tray.map(({ sha256 }) => Number.parseInt(sha256, 16)),
];

describe('places for pictures', () => {
  it('fill on from the first free one, and what is over goes to the tray', () => {
    expect(numbers(insert(places([1]), taken(2, 3), null, 4))).toEqual([[1, 2, 3], []]);
    expect(numbers(insert(places([1, 2, 3], [9]), taken(4, 5, 6), null, 4))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 9],
    ]);
  });

  it('let a picture be put in between, moving the others onwards', () => {
    expect(numbers(insert(places([1, 2, 3, 4]), taken(5), 1, 4))).toEqual([[1, 5, 2, 3], [4]]);
    expect(numbers(insert(places([1]), taken(5), 3, 4))).toEqual([[1, 5], []]);
  });

  it('move, remove and refill from the tray', () => {
    expect(numbers(moveSlot(places([1, 2, 3]), 0, 2))).toEqual([[2, 3, 1], []]);
    expect(numbers(moveSlot(places([1, 2, 3]), 2, 0))).toEqual([[3, 1, 2], []]);
    expect(numbers(moveSlot(places([1, 2]), 1, 5))).toEqual([[1, 2], []]);
    expect(numbers(removeSlot(places([1, 2, 3]), 1))).toEqual([[1, 3], []]);
    expect(numbers(takeFromTray(places([1], [8, 9]), 1, 4))).toEqual([[1, 9], [8]]);
    expect(numbers(takeFromTray(places([1, 2, 3, 4], [9]), 0, 4))).toEqual([[1, 2, 3, 9], [4]]);
  });

  it('never lose a picture and never hold more than the model takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.integer({ min: 0, max: 3 })),
        (had, count, at) => {
          const given = taken(...Array.from({ length: count }, (_, number) => 100 + number));
          const after = insert(places([1, 2, 3, 4].slice(0, had)), given, at, 4);
          expect(after.pictures.length).toBe(Math.min(4, had + count));
          expect(after.pictures.length + after.tray.length).toBe(had + count);
        },
      ),
    );
  });
});

describe('a place whose picture is being read', () => {
  const given = (...keys: string[]) => keys.map((key) => ({ key, name: `${key}.tif` }));
  const failure = { kind: 'picture-damaged', message: 'It is cut short.', charged: 'no', next: 'change-pictures' } as const;
  const shown = (now: Inputs): readonly string[] =>
    slotsOf(now).map((slot) =>
      slot.kind === 'picture'
        ? String(Number.parseInt(slot.picture.sha256, 16))
        : `${slot.reading.key}${slot.reading.failure === null ? '' : '!'}`,
    );

  it('holds its place whatever comes first, is moved and is taken away as a picture is', () => {
    const waiting = reserve(places([1]), given('a', 'b'), null, 4);
    expect(shown(waiting)).toEqual(['1', 'a', 'b']);
    const later = arrive(waiting, 'b', [picture(3)], 4);
    expect(shown(later)).toEqual(['1', 'a', '3']);
    expect(shown(arrive(later, 'a', [picture(2)], 4))).toEqual(['1', '2', '3']);
    const moved = moveSlot(later, 1, 0);
    expect(shown(moved)).toEqual(['a', '1', '3']);
    expect(shown(arrive(moved, 'a', [picture(2)], 4))).toEqual(['2', '1', '3']);
    expect(shown(arrive(removeSlot(moved, 0), 'a', [picture(2)], 4))).toEqual(['1', '3']);
  });

  it('beyond the last place is on its way to the tray, as one is that was pushed out', () => {
    const waiting = reserve(places([1, 2, 3]), given('a', 'b'), null, 4);
    expect([shown(waiting), waiting.reading.map(({ at }) => at)]).toEqual([
      ['1', '2', '3', 'a'],
      [3, null],
    ]);
    const full = reserve(waiting, given('c'), 0, 4);
    expect(shown(full)).toEqual(['c', '1', '2', '3']);
    const all = ['a', 'b', 'c'].reduce((now, key, at) => arrive(now, key, [picture(7 + at)], 4), full);
    expect(numbers(all)).toEqual([
      [9, 1, 2, 3],
      [7, 8],
    ]);
  });

  it('that could not be read says so until something else is given', () => {
    const failed = failReading(reserve(places([1]), given('a'), 0, 4), 'a', failure);
    expect(shown(failed)).toEqual(['a!', '1']);
    expect(shown(reserve(failed, given('b'), null, 4))).toEqual(['1', 'b']);
    expect(shown(reserve(failed, given('b'), 1, 4))).toEqual(['b', '1']);
    expect(shown(removeSlot(failed, 0))).toEqual(['1']);
    expect(failReading(reserve(places([1, 2, 3, 4]), given('a'), null, 4), 'a', failure).reading).toEqual([]);
  });
});
