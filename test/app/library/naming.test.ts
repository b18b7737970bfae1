import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endingOf,
  inputPath,
  lengthenStem,
  makeStem,
  mediaTypeEndings,
  monthFolder,
  monthOf,
  otherResultName,
  recordName,
  resultName,
  shortId,
  slugOf,
  stemParts,
  timeAfter,
} from '../../../app/library/naming.ts';
import { mediaTypes } from '../../../app/edits/record.ts';

const at = { year: 2026, month: 11, day: 23, hour: 14, minute: 32, second: 5 };
const id = '01KAR2V8Z0ABCDEFGHJKMNK7F3';
const sha = 'ab12'.padEnd(64, '0');

const times = fc.record({
  year: fc.integer({ min: 1970, max: 9999 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
});
const ids = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 26, maxLength: 26 });
const prompts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.lorem(),
  fc.constantFrom('CON', 'nul', 'com1.txt', '../..', '\ud800', '..', ' '),
);

test('a stem says when, what and which', () => {
  expect(makeStem(at, 'Make the sky red!', id)).toBe('20261123-143205_make-the-sky-red_k7f3');
});

test('slugs are plain words, whole where that leaves enough, and never empty', () => {
  const prompts = [
    'Café Über Ærø',
    'STRAẞE straße',
    'İstanbul ığdır',
    'don\'t touch "the" cat’s hat',
    'a'.repeat(60),
    'make the sky red and the grass a much deeper green',
    '夜にして',
    '',
    '🌅',
    '  -- ',
    'Łódź ﬁne ²',
  ];
  expect(prompts.map(slugOf)).toEqual([
    'cafe-uber-aero',
    'strasse-strasse',
    'istanbul-igdir',
    'dont-touch-the-cats-hat',
    'a'.repeat(40),
    'make-the-sky-red-and-the-grass-a-much',
    'edit',
    'edit',
    'edit',
    'edit',
    'lodz-fine-2',
  ]);
});

test('whatever is asked, names have only plain characters, fit every file system and can be read back', () => {
  fc.assert(
    fc.property(
      times,
      prompts,
      ids,
      fc.integer({ min: 0, max: 63 }),
      fc.constantFrom(...mediaTypes),
      (time, prompt, id, index, mediaType) => {
        const stem = makeStem(time, prompt, id);
        const longest = lengthenStem(stem, id, 16);
        for (const name of [recordName(stem), resultName(longest, index, mediaType), otherResultName(longest, index, mediaType, sha)]) {
          expect(name).toMatch(/^[a-z0-9_-]+\.[a-z]+$/);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/);
        }
        expect(stemParts(stem)).toEqual({ ...time, slug: slugOf(prompt), short: shortId(id) });
        expect(stemParts(longest)).toEqual({ ...time, slug: slugOf(prompt), short: shortId(id, 16) });
        expect(monthFolder(stem, '')).toBe(`${String(time.year).padStart(4, '0')}/${String(time.month).padStart(2, '0')}`);
      },
    ),
    { numRuns: 500 },
  );
});

test('a slug of a slug is itself', () => {
  fc.assert(fc.property(prompts, (prompt) => void expect(slugOf(slugOf(prompt))).toBe(slugOf(prompt))));
});

test('later stems sort later', () => {
  fc.assert(
    fc.property(times, times, ids, (a, b, id) => {
      const order = (time: typeof a): number =>
        [time.year, time.month, time.day, time.hour, time.minute, time.second].reduce((sum, part) => sum * 100 + part, 0);
      if (order(a) < order(b)) expect(makeStem(a, 'x', id) < makeStem(b, 'x', id)).toBe(true);
    }),
  );
});

test('an instruction of a megabyte makes a short name', () => {
  expect(makeStem(at, 'é '.repeat(500_000), id)).toBe('20261123-143205_e-e-e-e-e-e-e-e-e-e-e-e-e-e-e-e-e-e-e-e_k7f3');
});

test('a taken name is lengthened by more of the id, also for a stem of another shape', () => {
  const stem = makeStem(at, 'red', id);
  expect([lengthenStem(stem, id, 6), lengthenStem(stem, id, 16), lengthenStem('theirs', id, 6)]).toEqual([
    '20261123-143205_red_mnk7f3',
    '20261123-143205_red_abcdefghjkmnk7f3'.replace('abcdefghjkmnk7f3', id.slice(-16).toLowerCase()),
    'theirs_mnk7f3',
  ]);
});

test('results are numbered from the second on and named by their real type', () => {
  expect([
    resultName('s', 0, 'image/png'),
    resultName('s', 1, 'image/jpeg'),
    resultName('s', 2, 'image/webp'),
    otherResultName('s', 0, 'image/png', sha),
  ]).toEqual(['s.png', 's-2.jpg', 's-3.webp', 's-1-ab120000.png']);
  expect(mediaTypeEndings).toEqual(['png', 'jpg', 'webp', 'avif', 'tiff', 'gif', 'heic']);
});

test('inputs are named by their hash', () => {
  expect(inputPath(sha, 'image/jpeg')).toBe(`inputs/ab/${sha}.jpg`);
});

test("the month is the one the person's clock showed; other stems go by the written date", () => {
  expect([
    monthOf('20261130-235959_red_k7f3', '2026-12-01T07:59:59Z'),
    monthOf('theirs', '2026-12-01T07:59:59Z'),
    monthOf('20261330-235959_red_k7f3', '2026-12-01T07:59:59Z'),
    monthOf('../x', '../../etc'),
  ]).toEqual(['2026-11', '2026-12', '2026-12', '1970-01']);
});

test('a name is newer than the newest one while the clock is a little behind, and follows no clock far ahead', () => {
  const at = (day: number, hour: number, second = 0) => ({ year: 2026, month: 12, day, hour, minute: 0, second });
  expect([
    timeAfter(at(5, 12), null),
    timeAfter(at(5, 12), at(5, 11)),
    timeAfter(at(5, 12, 4), at(5, 12, 4)),
    timeAfter(at(5, 12), at(6, 1)),
    timeAfter(at(30, 12), { year: 2027, month: 1, day: 1, hour: 0, minute: 59, second: 59 }),
    timeAfter(at(5, 12), at(13, 12)),
    timeAfter(at(5, 12), { ...at(5, 12), year: 2036 }),
  ]).toEqual([
    at(5, 12),
    at(5, 12),
    at(5, 12, 4),
    at(6, 1, 1),
    { year: 2027, month: 1, day: 1, hour: 1, minute: 0, second: 0 },
    at(5, 12),
    at(5, 12),
  ]);
});

test('each kind of picture has the ending that it is known by, without a dot', () => {
  expect(mediaTypes.map((mediaType) => `${mediaType} ${endingOf(mediaType)}`).toSorted()).toEqual([
    'image/avif avif',
    'image/gif gif',
    'image/heic heic',
    'image/jpeg jpg',
    'image/png png',
    'image/tiff tiff',
    'image/webp webp',
  ]);
});
