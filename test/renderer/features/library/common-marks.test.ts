import { expect, test } from 'vitest';
import { commonMarks } from '../../../../renderer/features/library/common-marks.ts';
import { sampleEdit } from '../../../fakes/studio-samples.ts';

const plain = { stars: 3, favourite: true, flag: 'pick', label: 'red', project: 'Client X', trashed: false } as const;

test('what all have in common is said, and what differs is not', () => {
  const edits = [sampleEdit(1, { ...plain, tags: ['Sea', 'sky'] }), sampleEdit(2, { ...plain, tags: ['sea', 'coast'] })];
  expect(commonMarks(edits)).toEqual({
    stars: 3,
    favourite: true,
    flag: 'pick',
    label: 'red',
    project: 'Client X',
    tags: [
      { name: 'Sea', onAll: true },
      { name: 'coast', onAll: false },
      { name: 'sky', onAll: false },
    ],
    trashed: false,
  });
  expect(
    commonMarks([...edits, sampleEdit(3, { stars: 1, favourite: false, flag: null, label: 'blue', project: null, tags: [] })]),
  ).toMatchObject({
    stars: null,
    favourite: false,
    flag: null,
    label: null,
    project: null,
    tags: [{ onAll: false }, { onAll: false }, { onAll: false }],
  });
});

test('nothing has nothing in common', () => {
  expect(commonMarks([])).toEqual({ stars: null, favourite: false, flag: null, label: null, project: null, tags: [], trashed: false });
});

test('of edits that are not all known nothing is common, but where they are', () => {
  const known = [1, 2].map((n) =>
    sampleEdit(n, { stars: 3, favourite: true, flag: 'pick', label: 'red', project: 'x', tags: ['sea'], trashed: true }),
  );
  expect(commonMarks(known, 3)).toEqual({
    stars: null,
    favourite: false,
    flag: null,
    label: null,
    project: null,
    tags: [{ name: 'sea', onAll: false }],
    trashed: true,
  });
});
