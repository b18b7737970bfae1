import { expect, test } from 'vitest';
import { withView } from '../../../main/command/view-of.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { Turned } from '../../../app/pictures/turn.ts';
import { cutAway, isInside } from '../../../app/pictures/turned.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const seen = (picture: Picture, around: CropBox | null, covers: readonly CropBox[], turned: Turned | null = null) =>
  withView(picture, { turned, around, covers }, kontextMax.outputSizes);

const wall = samplePicture(1, { name: 'wall.jpg', width: 6000, height: 4000 });

test('without a crop or covers the picture goes out as it is, and nothing is said', () => {
  expect(seen(wall, null, [])).toEqual({ ok: true, value: { picture: wall, notes: [] } });
});

test('covers are strokes over the picture, and are said', () => {
  const covered = seen(wall, null, [
    [10, 20, 300, 400],
    [0, 0, 50, 50],
  ]);
  expect(covered).toEqual({
    ok: true,
    value: {
      picture: {
        ...wall,
        view: {
          strokes: [
            { kind: 'cover', box: [10, 20, 300, 400] },
            { kind: 'cover', box: [0, 0, 50, 50] },
          ],
        },
      },
      notes: ['Covers 2 places of “wall.jpg” in what is sent.'],
    },
  });
});

test('a crop is planned around a place, and keeps the covers', () => {
  const reply = seen(wall, [2000, 1500, 400, 300], [[2100, 1600, 3, 4]]);
  const view = reply.ok ? reply.value.picture.view : undefined;
  expect(view).toMatchObject({ around: [2000, 1500, 400, 300], strokes: [{ kind: 'cover', box: [2100, 1600, 3, 4] }] });
  expect(reply.ok ? reply.value.notes : []).toEqual([
    'Covers a place of “wall.jpg” in what is sent.',
    expect.stringMatching(/^Sends \d+ × \d+ px of “wall\.jpg” from \d+,\d+: 1:1, full detail\.$/),
  ]);
});

test('of a place as large as the picture the picture is sent whole', () => {
  const small = samplePicture(2, { name: 'small.png', width: 900, height: 700 });
  expect(seen(small, [10, 10, 600, 500], [])).toEqual({
    ok: true,
    value: { picture: small, notes: ['A crop around that place would be all of “small.png”: it is sent whole.'] },
  });
});

test.each([
  ['--crop', [5900, 0, 200, 100], []],
  ['--cover', null, [[0, 3999, 10, 2]]],
] as const)('%s of a place outside of the picture is refused: what was meant would not be what is sent', (option, around, covers) => {
  const reply = seen(wall, around, covers);
  expect(reply.ok ? null : [reply.failure.kind, reply.failure.message.includes(option)]).toEqual(['usage', true]);
});

test('a turned picture is sent whole, a straightened one without its corners; both are said', () => {
  expect(seen(wall, null, [], { turn: 90, straighten: 0 })).toEqual({
    ok: true,
    value: { picture: { ...wall, view: { turn: 90 } }, notes: ['“wall.jpg” is sent turned by 90°.'] },
  });
  const reply = seen(wall, null, [[1, 2, 3, 4]], { turn: 270, straighten: -1.5 });
  const { picture, notes } = reply.ok ? reply.value : { picture: wall, notes: [] };
  expect(picture.view).toEqual({
    turn: 270,
    straighten: -1.5,
    crop: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    strokes: [{ kind: 'cover', box: [1, 2, 3, 4] }],
  });
  expect(isInside(picture.view?.crop ?? [0, 0, 0, 0], wall, { turn: 270, straighten: -1.5 })).toBe(true);
  expect(notes.slice(1)).toEqual([
    '“wall.jpg” is sent turned by 270° and straightened by -1.5°.',
    expect.stringMatching(/^Sends 38\d\d × 57\d\d px of “wall\.jpg” from \d+,\d+\.$/),
  ]);
});

test('a place to crop around is one of the picture as it stands, wherever turning takes it', () => {
  const reply = seen(wall, [100, 200, 400, 300], [], { turn: 90, straighten: 0 });
  // 4000 wide after the turn: what is 200 from the top and 300 high ends 200 from the right.
  expect(reply.ok ? reply.value.picture.view?.around : null).toEqual([3500, 100, 300, 400]);
  const askew = seen(wall, [2000, 200, 400, 300], [], { turn: 0, straighten: 3 });
  const { crop = [0, 0, 0, 0] } = (askew.ok ? askew.value.picture.view : undefined) ?? {};
  expect(isInside(crop, wall, { turn: 0, straighten: 3 })).toBe(true);
  expect(cutAway([2000, 200, 400, 300], wall, { crop, turned: { turn: 0, straighten: 3 } })).toBe('none');
});

test.each([
  ['all', [0, 0, 40, 30]],
  ['some', [0, 0, 900, 700]],
  ['some', [3000, 0, 400, 300]],
] as const)('a place to crop around of which straightening cuts %s away is refused: it could not be sent whole', (how, around) => {
  const reply = seen(wall, around, [], { turn: 90, straighten: -6 });
  expect(reply).toMatchObject({
    ok: false,
    failure: {
      kind: 'usage',
      message: `Straightening by -6° cuts the corners of “wall.jpg” away, and with them ${how} of --crop ${around.join(',')}, which cannot be sent whole. Choose a place farther from the edges, or straighten less.`,
    },
  });
  // The same place without straightening goes out.
  expect(seen(wall, around, [], { turn: 90, straighten: 0 }).ok).toBe(true);
});

test('a cover of which nothing is sent is said, and is not counted among those that hide something', () => {
  const notes = (around: CropBox | null, turned: Turned | null): readonly string[] => {
    const reply = seen(
      wall,
      around,
      [
        [0, 0, 40, 30],
        [0, 0, 900, 700],
      ],
      turned,
    );
    return reply.ok ? reply.value.notes : [];
  };
  expect(notes(null, { turn: 0, straighten: 5 }).slice(0, 2)).toEqual([
    'Covers a place of “wall.jpg” in what is sent.',
    '--cover 0,0,40,30 lies outside of what is sent of “wall.jpg”: nothing of that place is sent.',
  ]);
  expect(notes([5000, 3000, 100, 100], null).slice(0, 2)).toEqual([
    '--cover 0,0,40,30 lies outside of what is sent of “wall.jpg”: nothing of that place is sent.',
    '--cover 0,0,900,700 lies outside of what is sent of “wall.jpg”: nothing of that place is sent.',
  ]);
});
