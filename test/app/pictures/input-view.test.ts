import { describe, expect, test } from 'vitest';
import {
  allOfIt,
  isWithin,
  inputViewKey,
  preparationVersion,
  readInputViewKey,
  seenOf,
  viewKey,
  viewOf,
  viewSize,
} from '../../../app/pictures/input-view.ts';
import type { PictureView } from '../../../app/pictures/input-view.ts';

const sha256 = 'ab'.repeat(32);

describe('the key of what is made from an input', () => {
  test('is equal for equal views and no others', () => {
    const view = viewOf({ sha256 });
    expect(viewKey({ ...view })).toBe(viewKey(view));
    const others = [
      view,
      viewOf({ sha256: 'cd'.repeat(32) }),
      { ...view, preparation: view.preparation + 1 },
      viewOf({ sha256, view: { crop: [0, 0, 10, 20] } }),
      viewOf({ sha256, view: { crop: [0, 0, 1, 20] } }),
      viewOf({ sha256, view: { crop: [0, 1, 0, 20] } }),
      viewOf({ sha256, view: { strokes: [{ kind: 'cover', box: [0, 0, 10, 20] }] } }),
      viewOf({ sha256, view: { strokes: [{ kind: 'box', box: [0, 0, 10, 20] }] } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], strokes: [{ kind: 'box', box: [0, 0, 10, 20] }] } }),
      viewOf({ sha256, view: { turn: 90 } }),
      viewOf({ sha256, view: { turn: 270 } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], turn: 90 } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], straighten: 1.2 } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], straighten: 12 } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], straighten: -1.2 } }),
      viewOf({ sha256, view: { crop: [0, 0, 10, 20], turn: 90, straighten: -1.2 } }),
      viewOf({ sha256, view: { turn: 90, strokes: [{ kind: 'box', box: [0, 0, 10, 20] }] } }),
    ];
    expect(new Set(others.map(viewKey)).size).toBe(others.length);
  });

  test('does not know what a crop was laid around: the same crop is the same picture', () => {
    const crop = [5, 6, 70, 80] as const;
    expect(viewKey(viewOf({ sha256, view: { crop, around: [20, 20, 5, 5] } }))).toBe(viewKey(viewOf({ sha256, view: { crop } })));
  });

  test('rises above the rules of 0.1.0, and is a name for a file', () => {
    expect(preparationVersion).toBeGreaterThan(2);
    expect(viewKey(viewOf({ sha256 }))).toMatch(/^[0-9a-z-]{66,80}$/);
    expect(viewKey(viewOf({ sha256, view: { crop: [1, 2, 3, 4] } }))).toMatch(/^[0-9a-z-]{66,110}$/);
  });
});

describe('the key of a place', () => {
  test('is the hash of a whole picture, and says the crop of another', () => {
    const cropped = inputViewKey({ sha256, view: { crop: [12, 0, 300, 40] } });
    expect([inputViewKey({ sha256 }), cropped]).toEqual([sha256, `${sha256}-c12-0-300-40`]);
    expect([sha256, cropped].map(readInputViewKey)).toEqual([
      { sha256, crop: null, turned: null, strokes: [] },
      { sha256, crop: [12, 0, 300, 40], turned: null, strokes: [] },
    ]);
  });

  test('says how a picture is turned, and reads it again', () => {
    const views: readonly PictureView[] = [
      { turn: 180 },
      { crop: [12, 0, 300, 40], turn: 90, straighten: -0.7 },
      { crop: [12, 0, 300, 40], straighten: 45, strokes: [{ kind: 'cover', box: [1, 2, 3, 4] }] },
    ];
    const keys = views.map((view) => inputViewKey({ sha256, view }));
    expect(keys).toEqual([`${sha256}-t180`, `${sha256}-c12-0-300-40-t90-an7`, `${sha256}-c12-0-300-40-a450-sc1.2.3.4`]);
    expect(keys.map(readInputViewKey)).toEqual(views.map((view) => ({ sha256, ...seenOf({ view }) })));
  });

  test('no whole picture is straightened, since it would have empty corners', () => {
    expect(seenOf({ view: { straighten: 3 } })).toEqual(allOfIt);
    expect(inputViewKey({ sha256, view: { straighten: 3 } })).toBe(sha256);
    expect(seenOf({ view: { crop: [0, 0, 9, 9], straighten: 0.04 } }).turned).toBe(null);
  });

  test('is nothing else', () => {
    const wrong = [
      '',
      'ab',
      `${sha256}-c`,
      `${sha256}-c1-2-3`,
      `${sha256}-c1-2-3-0`,
      `${sha256}-c1-2-3-4-5`,
      `${sha256}-c-1-2-3-4`,
      `../${sha256}`,
      `${sha256}-t45`,
      `${sha256}-t0`,
      `${sha256}-a12`,
      `${sha256}-c1-2-3-4-a0`,
      `${sha256}-c1-2-3-4-a451`,
      `${sha256}-c1-2-3-4-a-12`,
      `${sha256}-a12-c1-2-3-4`,
    ];
    expect(wrong.map(readInputViewKey)).toEqual(wrong.map(() => null));
  });
});

test('what is seen of a picture is its crop, which must lie in it', () => {
  const size = { width: 100, height: 80 };
  expect([viewSize(size), viewSize({ ...size, view: { crop: [10, 0, 90, 80] } })]).toEqual([size, { width: 90, height: 80 }]);
  expect([viewSize({ ...size, view: { turn: 90 } }), viewSize({ ...size, view: { turn: 180 } })]).toEqual([
    { width: 80, height: 100 },
    size,
  ]);
  const crops = [
    [0, 0, 100, 80],
    [10, 0, 90, 80],
    [11, 0, 90, 80],
    [0, 1, 100, 80],
    [0, 0, 0, 5],
  ] as const;
  expect(crops.map((crop) => isWithin(crop, size))).toEqual([true, true, false, false, false]);
});
