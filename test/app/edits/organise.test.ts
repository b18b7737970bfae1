import { property, assert as holds, record, option, array, string, constantFrom, boolean, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedBy, marksTurned, organise, organiseChangeSchema, putBack } from '../../../app/edits/organise.ts';
import { isTrashed } from '../../../app/edits/trashed.ts';
import type { OrganiseChange } from '../../../app/edits/organise.ts';
import { notOrganised } from '../../../app/edits/record.ts';
import type { Organised } from '../../../app/edits/record.ts';

const now = '2026-11-25T08:00:00.000Z';
const marks = (more: Partial<Organised> = {}): Organised => ({ ...notOrganised, ...more });

describe('a change of marks', () => {
  test('changes what it names and leaves the rest, keys of other versions among them', () => {
    const before = marks({ stars: 2, tags: ['sea'], note: 'kept', later: 'unknown' });
    expect(organise(before, { stars: 4, flag: 'pick', label: 'red', project: 'Client X' }, now)).toEqual({
      ...before,
      stars: 4,
      flag: 'pick',
      label: 'red',
      project: 'Client X',
    });
  });

  test.each<[string, Organised, OrganiseChange]>([
    ['the same stars', marks({ stars: 3 }), { stars: 3 }],
    ['a tag that is there in another spelling', marks({ tags: ['Café'] }), { addTags: ['cafe\u0301'.toUpperCase()] }],
    ['a tag that is not there taken away', marks({ tags: ['sea'] }), { removeTags: ['sky'] }],
    ['the trash for what lies in it', marks({ trashedAt: '2026-01-01T00:00:00.000Z' }), { trashed: true }],
    ['out of the trash for what is not in it', marks(), { trashed: false }],
    ['nothing', marks(), {}],
  ])('that changes nothing gives the very same value: %s', (_, before, change) => {
    expect(organise(before, change, now)).toBe(before);
  });

  test('tags are added once and taken away in any spelling', () => {
    const before = marks({ tags: ['Sea', 'client-x'] });
    expect(organise(before, { addTags: ['sky', ' SKY ', 'sea'], removeTags: ['CLIENT-X'] }, now).tags).toEqual(['Sea', 'sky']);
  });

  test('names are of one line with one space between words, and one in another spelling is the same', () => {
    const change = organiseChangeSchema.parse({ addTags: ['old  town', 'old\ntown '], project: ' Client\r\n X', label: 'to  do' });
    expect(organise(marks({ tags: ['big\tsea'] }), { ...change, removeTags: ['Big sea'] }, now)).toMatchObject({
      tags: ['old town'],
      project: 'Client X',
      label: 'to do',
    });
  });

  test('the trash is a time, and leaving it is none', () => {
    const trashed = organise(marks(), { trashed: true }, now);
    expect([trashed.trashedAt, isTrashed(trashed)]).toEqual([now, true]);
    const restored = organise(trashed, { trashed: false }, now);
    expect([restored.trashedAt, isTrashed(restored), isTrashed(marks())]).toEqual([null, false, false]);
  });

  test('is refused with names that are none', () => {
    for (const change of [{ addTags: ['  '] }, { label: '' }, { project: '' }, { stars: 6 }, { addTags: ['x'.repeat(257)] }])
      expect(organiseChangeSchema.safeParse(change).success).toBe(false);
  });
});

const name = string({ minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== '');
const anyMarks = record({
  stars: integer({ min: 0, max: 5 }),
  favourite: boolean(),
  flag: constantFrom(null, 'pick' as const, 'reject' as const),
  label: option(name),
  tags: array(name, { maxLength: 4 }),
  note: string(),
  project: option(name),
}).map((given): Organised => ({ ...notOrganised, ...given }));
const anyChange = record(
  {
    stars: integer({ min: 0, max: 5 }),
    favourite: boolean(),
    flag: constantFrom(null, 'pick' as const, 'reject' as const),
    label: option(name),
    addTags: array(name, { maxLength: 3 }),
    removeTags: array(name, { maxLength: 3 }),
    note: string(),
    project: option(name),
    trashed: boolean(),
  },
  { requiredKeys: [] },
);

describe('taking a change back', () => {
  test('gives what was there before, whatever was changed', () => {
    holds(
      property(anyMarks, anyChange, (before, change) => {
        const after = organise(before, change, now);
        expect({ trashedAt: null, ...putBack(after, marksTurned(before, after)) }).toEqual({ trashedAt: null, ...before });
      }),
    );
  });

  test('leaves alone what was changed meanwhile and had no part in it', () => {
    const before = marks({ stars: 1, note: 'mine' });
    const after = organise(before, { stars: 5 }, now);
    expect(putBack({ ...after, note: 'another’s' }, marksTurned(before, after))).toEqual({ ...before, note: 'another’s' });
  });

  test('leaves alone what was changed since, and gives back the rest of the same change', () => {
    const before = marks({ stars: 1 });
    const turned = marksTurned(before, organise(before, { stars: 5, label: 'red' }, now));
    expect(putBack(marks({ stars: 3, label: 'red' }), turned)).toEqual(marks({ stars: 3, label: null }));
    const since = marks({ stars: 3, label: 'blue' });
    expect(putBack(since, turned)).toBe(since);
  });

  test.each<[readonly string[], OrganiseChange, readonly string[], readonly string[]]>([
    [['sky'], { addTags: ['sea'] }, ['sky', 'sea', 'later'], ['sky', 'later']],
    [['sky'], { addTags: ['sea'] }, ['later'], ['later']],
    [['sky', 'sea'], { removeTags: ['SEA'] }, ['sky', 'later'], ['sky', 'later', 'sea']],
    [['sky', 'sea'], { removeTags: ['sea'] }, ['Sea', 'later'], ['Sea', 'later']],
  ])('takes back only its own tags: %j, %j, since then %j', (tags, change, since, back) => {
    const before = marks({ tags: [...tags] });
    expect(putBack(marks({ tags: [...since] }), marksTurned(before, organise(before, change, now))).tags).toEqual(back);
  });
});

test('a marking is one change of all, or what was done to each taken back, by its id', () => {
  const [before, id] = [marks({ stars: 2, tags: ['sea'] }), '01M8R4XMC61YAE2Y66WYTC5HXT'];
  const after = markedBy({ change: { stars: 4, addTags: ['sky'] }, now }, { id, organised: before });
  expect(after).toEqual({ ...before, stars: 4, tags: ['sea', 'sky'] });
  const turned = new Map([[id, marksTurned(before, after)]]);
  expect(markedBy({ turned }, { id, organised: after })).toEqual(before);
  expect(markedBy({ turned }, { id: '01ARYZ6S41TSV4RRFFQ69G5FAV', organised: after })).toBe(after);
});
