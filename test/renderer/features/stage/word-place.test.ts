// Where the words before and after stand on the stage.
import { describe, expect, test } from 'vitest';
import { placeOfWord, standBeside } from '../../../../renderer/features/stage/word-place.ts';

const view = { width: 1000, height: 600 };

describe('the words of before and after', () => {
  test('stand over the corners of a picture that has room for both', () => {
    const where = { left: 100, top: 50, width: 800, height: 500 };
    expect(placeOfWord({ side: 'start', edge: 'bottom' }, where, view)).toEqual({ top: 516, left: 110 });
    expect(placeOfWord({ side: 'end', edge: 'bottom' }, where, view)).toEqual({ top: 516, right: 110 });
    expect(placeOfWord({ side: 'start', edge: 'top' }, where, view)).toEqual({ top: 60, left: 110 });
  });

  test('stay in view when the picture is larger than it', () => {
    const where = { left: -500, top: -300, width: 2000, height: 1200 };
    expect(placeOfWord({ side: 'start', edge: 'top' }, where, view)).toEqual({ top: 8, left: 8 });
    expect(placeOfWord({ side: 'end', edge: 'bottom' }, where, view)).toEqual({ top: 566, right: 8 });
  });

  test('stand on either side of a small one, so that they hide neither it nor each other', () => {
    const where = { left: 488, top: 292, width: 24, height: 16 };
    expect(placeOfWord({ side: 'start', edge: 'bottom' }, where, view)).toEqual({ top: 274, right: 522 });
    expect(placeOfWord({ side: 'end', edge: 'bottom' }, where, view)).toEqual({ top: 274, left: 522 });
  });

  test('stay over a small one where there is no room beside it', () => {
    expect(standBeside({ width: 300 }, { width: 400 })).toBe(false);
    expect(placeOfWord({ side: 'start', edge: 'top' }, { left: 50, top: 0, width: 300, height: 500 }, { width: 400, height: 500 })).toEqual(
      {
        top: 10,
        left: 60,
      },
    );
  });
});
