// What is usual; how far it reaches in pictures of other sizes is in test/app/pictures/affine.test.ts.
import { expect, test } from 'vitest';
import { compositeDefaults, compositeVersion, keepProgram, usualSettings } from '../../../app/composite/settings.ts';

test('the usual settings are those of a frame of full size', () => {
  expect(compositeDefaults).toEqual({ sensitivity: 1, grow: 6, feather: 6, tone: 1, grain: true });
  expect(usualSettings({ width: 1000, height: 1100 })).toEqual(compositeDefaults);
});

test('records name what made a composite by these very words', () => {
  expect([compositeVersion, keepProgram]).toEqual([3, 'Kontext Studio']);
});
