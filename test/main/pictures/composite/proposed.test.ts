// What was proposed last is answered again for the very same question, and for no other.
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { allOfIt } from '../../../../app/pictures/input-view.ts';
import { proposedOf } from '../../../../main/pictures/composite/proposed.ts';
import type { Asked } from '../../../../main/pictures/composite/proposed.ts';
import { sceneOf } from '../../../fakes/scene.ts';

const [width, height] = [320, 240];
let asked: Asked;

beforeAll(async () => {
  const own = { raw: { width, height, channels: 3 as const } };
  const original = await sharp(sceneOf(width, height), own).png().toBuffer();
  const patch = await sharp({ create: { width: 60, height: 50, channels: 3, background: '#d02020' } })
    .png()
    .toBuffer();
  const result = await sharp(original)
    .composite([{ input: patch, left: 150, top: 90 }])
    .png()
    .toBuffer();
  asked = {
    sha256: ['1', '2'],
    original: { name: 'original', bytes: original, mediaType: 'image/png' },
    result: { name: 'result', bytes: result, mediaType: 'image/png' },
    whole: { width, height },
    seen: allOfIt,
    sensitivity: 1,
    grow: 6,
    unlocked: false,
  };
});

test('the same question has the same answer, made once', async () => {
  const first = await proposedOf(asked);
  expect(first.proposal.parts).toHaveLength(1);
  expect(await proposedOf({ ...asked, seen: { ...allOfIt } })).toBe(first);
});

test.each<[what: string, other: (from: Asked) => Asked]>([
  ['another original', (from) => ({ ...from, sha256: ['3', '2'] })],
  ['another result', (from) => ({ ...from, sha256: ['1', '3'] })],
  ['a crop', (from) => ({ ...from, seen: { ...from.seen, crop: [0, 0, width, height - 1] } })],
  ['a turn', (from) => ({ ...from, seen: { ...from.seen, turned: { turn: 180, straighten: 0 } } })],
  ['a cover', (from) => ({ ...from, seen: { ...from.seen, strokes: [{ kind: 'cover', box: [150, 90, 60, 50] }] } })],
  ['another sensitivity', (from) => ({ ...from, sensitivity: 2 })],
  ['farther growth', (from) => ({ ...from, grow: 7 })],
  ['unlocked covers', (from) => ({ ...from, unlocked: true })],
])('%s is another question, and the first is made anew after it', async (_, other) => {
  const first = await proposedOf(asked);
  expect(await proposedOf(other(asked))).not.toBe(first);
  const again = await proposedOf(asked);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test('a cover is never passed by with what was proposed before it was drawn', async () => {
  await proposedOf(asked);
  const covered = await proposedOf({ ...asked, seen: { ...allOfIt, strokes: [{ kind: 'cover', box: [150, 90, 60, 50] }] } });
  expect(covered.proposal.parts).toEqual([]);
});
