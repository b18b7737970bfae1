import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movePicture, placePictures, removePicture, takeFromTray } from '../../../renderer/state/slots.ts';
import type { Places } from '../../../renderer/state/slots.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const picture = (number: number) => samplePicture(number);
const places = (pictures: number[], tray: number[] = []): Places => ({ pictures: pictures.map(picture), tray: tray.map(picture) });
const numbers = ({ pictures, tray }: Places): [number[], number[]] => [
  pictures.map(({ sha256 }) => Number.parseInt(sha256, 16)),
  tray.map(({ sha256 }) => Number.parseInt(sha256, 16)),
];

describe('places for pictures', () => {
  it('fill on from the first free one, and what is over goes to the tray', () => {
    expect(numbers(placePictures(places([1]), [2, 3].map(picture), null, 4))).toEqual([[1, 2, 3], []]);
    expect(numbers(placePictures(places([1, 2, 3], [9]), [4, 5, 6].map(picture), null, 4))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 9],
    ]);
  });

  it('let a picture be put in between, moving the others onwards', () => {
    expect(numbers(placePictures(places([1, 2, 3, 4]), [5].map(picture), 1, 4))).toEqual([[1, 5, 2, 3], [4]]);
    expect(numbers(placePictures(places([1]), [5].map(picture), 3, 4))).toEqual([[1, 5], []]);
  });

  it('move, remove and refill from the tray', () => {
    expect(numbers(movePicture(places([1, 2, 3]), 0, 2))).toEqual([[2, 3, 1], []]);
    expect(numbers(movePicture(places([1, 2, 3]), 2, 0))).toEqual([[3, 1, 2], []]);
    expect(numbers(movePicture(places([1, 2]), 1, 5))).toEqual([[1, 2], []]);
    expect(numbers(removePicture(places([1, 2, 3]), 1))).toEqual([[1, 3], []]);
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
          const taken = Array.from({ length: count }, (_, number) => picture(100 + number));
          const after = placePictures(places([1, 2, 3, 4].slice(0, had)), taken, at, 4);
          expect(after.pictures.length).toBe(Math.min(4, had + count));
          expect(after.pictures.length + after.tray.length).toBe(had + count);
        },
      ),
    );
  });
});
