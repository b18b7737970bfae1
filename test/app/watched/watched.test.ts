// Which pictures of a watched folder are not asked about again.
import { describe, expect, test } from 'vitest';
import { maxDone, withDone } from '../../../app/watched/watched.ts';
import type { DonePicture, WatchedEntry } from '../../../app/watched/watched.ts';

const done = (letter: string, more: Partial<DonePicture> = {}): DonePicture => ({
  sha256: letter.repeat(64),
  name: `${letter}.jpg`,
  bytes: 5,
  mtimeMs: 1000,
  ...more,
});
const folder = (...of: readonly DonePicture[]): WatchedEntry => ({
  path: '/photos',
  use: { kind: 'preset', name: 'evening' },
  done: [...of],
});

describe('a folder with pictures done as well', () => {
  test('keeps what it is and what was done before, and has the new ones at the end', () => {
    expect(withDone(folder(done('a')), [done('b'), done('c')])).toEqual(folder(done('a'), done('b'), done('c')));
    expect(withDone({ ...folder(), tomorrow: 1 }, [])).toEqual({ ...folder(), tomorrow: 1 });
  });

  test('has a picture that is seen again once, as it was seen last, behind the others', () => {
    const again = done('a', { mtimeMs: 2000 });
    expect(withDone(folder(done('a'), done('b')), [again]).done).toEqual([done('b'), again]);
  });

  test('has two files of one picture, and two pictures of one file, as two', () => {
    const copy = done('a', { name: 'copy.jpg' });
    const other = done('b', { name: 'a.jpg' });
    expect(withDone(folder(done('a')), [copy, other]).done).toEqual([done('a'), copy, other]);
  });

  test('forgets the oldest beyond fifty thousand', () => {
    const many = Array.from({ length: maxDone }, (_, n) => done('a', { name: `${n}.jpg` }));
    const kept = withDone(folder(...many), [done('b')]).done;
    expect([maxDone, kept.length, kept[0]?.name, kept.at(-1)?.name]).toEqual([50_000, 50_000, '1.jpg', 'b.jpg']);
  });
});
