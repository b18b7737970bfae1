import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBePicture, stillFiles, stillMs } from '../../../app/watched/still.ts';
import type { Face } from '../../../app/watched/still.ts';

const nowMs = 1_800_000_000_000;
const face = fc.record({
  name: fc.constantFrom('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'),
  bytes: fc.integer({ min: 0, max: 3 }),
  mtimeMs: fc.integer({ min: -3, max: 3 }).map((seconds) => nowMs + seconds * 1000),
});
const look = fc.uniqueArray(face, { selector: ({ name }) => name, maxLength: 4 });
const old: Face = { name: 'a.jpg', bytes: 5, mtimeMs: nowMs - stillMs };

describe('a file is still', () => {
  test('when two looks find the same and it was left alone for two seconds by its own clock', () => {
    expect(stillFiles([old], [old], nowMs)).toEqual([old]);
    expect(stillFiles([], [old], nowMs)).toEqual([]);
    expect(stillFiles([{ ...old, bytes: 4 }], [old], nowMs)).toEqual([]);
    expect(stillFiles([old], [{ ...old, mtimeMs: nowMs - stillMs + 1 }], nowMs)).toEqual([]);
    const young = { ...old, mtimeMs: nowMs - stillMs + 1 };
    expect(stillFiles([young], [young], nowMs)).toEqual([]);
  });

  test('after two looks alone when its clock is ahead of ours', () => {
    const ahead = { ...old, mtimeMs: nowMs + 86_400_000 };
    expect(stillFiles([ahead], [ahead], nowMs)).toEqual([ahead]);
  });

  test('never when it is empty, whatever the looks say', () => {
    const empty = { ...old, bytes: 0 };
    expect(stillFiles([empty], [empty], nowMs)).toEqual([]);
  });

  test('only ever as the second look found it, and just so in the first one, in any order', () => {
    fc.assert(
      fc.property(look, look, (before, now) => {
        const still = stillFiles(before, now, nowMs);
        for (const one of still) {
          expect(now).toContain(one);
          expect(before).toContainEqual(one);
        }
        expect(stillFiles(before.toReversed(), now.toReversed(), nowMs).toReversed()).toEqual(still);
      }),
    );
  });

  test('sooner or later, once nobody writes to it any more', () => {
    fc.assert(
      fc.property(look, (now) => {
        const later = stillFiles(now, now, nowMs + 10_000);
        expect(later).toEqual(now.filter(({ bytes }) => bytes > 0));
      }),
    );
  });
});

test('what is hidden or named as unfinished is no picture', () => {
  const endings = ['jpg', 'png'];
  const names = [
    'a.jpg',
    'B.PNG',
    'part.jpg',
    '.a.jpg',
    '~a.jpg',
    'a.jpg~',
    'a.jpg.part',
    'a.part.jpg',
    'a.crdownload.jpg',
    'a.tmp.png',
    'a.txt',
    'jpg',
  ];
  expect(names.filter((name) => mayBePicture(name, endings))).toEqual(['a.jpg', 'B.PNG', 'part.jpg']);
});
