// What “kontext edit --rotate … --straighten … --crop … --cover …” sends of the first picture, and how that is said.
import { planTurnedCrop } from '../../app/composite/crop.ts';
import { englishFailure, fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { Size } from '../../app/models/model.ts';
import { isWithin, seenOf } from '../../app/pictures/input-view.ts';
import type { PictureView } from '../../app/pictures/input-view.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import { turnedSize } from '../../app/pictures/turn.ts';
import { boxThrough, cutAway, largestInside, toTurned, wholePixelsAround } from '../../app/pictures/turned.ts';
import type { Turned } from '../../app/pictures/turn.ts';

type Seen = { readonly picture: Picture; readonly notes: readonly string[] };

/** Places are in pixels of the upright picture, as it is before it is turned. */
export type AskedView = { readonly turned: Turned | null; readonly around: CropBox | null; readonly covers: readonly CropBox[] };

/**
 * The picture turned, with its covers, and with the crop that is planned around a place in it; a sentence about each. A place outside of the picture is
 * refused (`usage`): what was meant to be hidden would be sent. So is a place to crop around that straightening cuts into: what was meant to be sent would not be.
 * A cover that is cut away is only said, since nothing of its place is sent.
 */
export function withView(picture: Picture, { turned, around, covers }: AskedView, sizes: readonly Size[]): Reply<Seen> {
  const { name, width, height } = picture;
  for (const [option, box] of [
    ...(around === null ? [] : [['--crop', around] as const]),
    ...covers.map((one) => ['--cover', one] as const),
  ])
    if (!isWithin(box, picture))
      return fail(englishFailure('usage', `“${name}” has ${width} × ${height} px: ${option} ${box.join(',')} is not in it.`));
  const plain: Seen = { picture, notes: [] };
  const covered = covers.length === 0 ? plain : seenWith(plain, { strokes: covers.map((box) => ({ kind: 'cover', box })) }, []);
  const standing = turned === null ? covered : turnedTo(covered, turned);
  const cut = around === null ? ok(largest(standing, turned)) : cropped(standing, turned, around, sizes);
  return cut.ok ? ok({ ...cut.value, notes: [...coverNotes(cut.value.picture, covers), ...cut.value.notes] }) : cut;
}

/** Of which places something is hidden in what is sent, and of which nothing is sent at all. */
function coverNotes(picture: Picture, covers: readonly CropBox[]): readonly string[] {
  const isSent = (box: CropBox): boolean => cutAway(box, picture, seenOf(picture)) !== 'all';
  const count = covers.filter(isSent).length;
  return [
    ...(count === 0 ? [] : [`Covers ${count === 1 ? 'a place' : `${count} places`} of “${picture.name}” in what is sent.`]),
    ...covers
      .filter((box) => !isSent(box))
      .map((box) => `--cover ${box.join(',')} lies outside of what is sent of “${picture.name}”: nothing of that place is sent.`),
  ];
}

const seenWith = ({ picture, notes }: Seen, view: PictureView, more: readonly string[]): Seen => ({
  picture: { ...picture, view: { ...picture.view, ...view } },
  notes: [...notes, ...more],
});

function turnedTo(seen: Seen, { turn, straighten }: Turned): Seen {
  const said = [...(turn === 0 ? [] : [`turned by ${turn}°`]), ...(straighten === 0 ? [] : [`straightened by ${straighten}°`])];
  return seenWith(seen, { ...(turn === 0 ? {} : { turn }), ...(straighten === 0 ? {} : { straighten }) }, [
    `“${seen.picture.name}” is sent ${said.join(' and ')}.`,
  ]);
}

/** All of the picture but the corners that straightening leaves empty. */
function largest(seen: Seen, turned: Turned | null): Seen {
  const box = largestInside(seen.picture, turned);
  return box === null ? seen : seenWith(seen, { crop: box }, [sends(seen.picture, box)]);
}

const sends = ({ name }: Picture, [x, y, wide, high]: CropBox): string => `Sends ${wide} × ${high} px of “${name}” from ${x},${y}.`;

function cropped(seen: Seen, turned: Turned | null, around: CropBox, sizes: readonly Size[]): Reply<Seen> {
  const { picture, notes } = seen;
  const plane = turnedSize(picture, turned?.turn);
  const region = wholePixelsAround(boxThrough(toTurned(picture, turned), around), plane);
  const { box, k, gain } = planTurnedCrop(picture, turned, region, sizes);
  const [, , wide, high] = box;
  if (wide === plane.width && high === plane.height)
    return ok({ picture, notes: [...notes, `A crop around that place would be all of “${picture.name}”: it is sent whole.`] });
  const lost = turned === null || turned.straighten === 0 ? 'none' : cutAway(around, picture, { crop: box, turned });
  if (turned !== null && lost !== 'none')
    return fail(
      englishFailure(
        'usage',
        `Straightening by ${turned.straighten}° cuts the corners of “${picture.name}” away, and with them ${lost} of --crop ${around.join(',')}, which cannot be sent whole. Choose a place farther from the edges, or straighten less.`,
      ),
    );
  const detail =
    gain === 'one-to-one'
      ? '1:1, full detail'
      : `its answer is enlarged ${k.toFixed(1)} times${gain === 'none' ? ', hardly less than that of the whole picture' : ''}`;
  return ok(seenWith(seen, { crop: box, around: region }, [sends(picture, box).replace(/\.$/, `: ${detail}.`)]));
}
