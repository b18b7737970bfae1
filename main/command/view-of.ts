// What “kontext edit --crop … --cover …” sends of the first picture, and how that is said.
import { planCrop } from '../../app/composite/crop.ts';
import { makeFailure, fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Picture } from '../../app/ipc.ts';
import type { Size } from '../../app/models/model.ts';
import { isWithin } from '../../app/pictures/input-view.ts';
import type { CropBox } from '../../app/pictures/input-view.ts';

type Seen = { readonly picture: Picture; readonly notes: readonly string[] };

/**
 * The picture with its covers, and with the crop that is planned around a place in it; a sentence about each. A place outside of the picture is refused:
 * what was meant to be hidden would be sent.
 */
export function withView(picture: Picture, around: CropBox | null, covers: readonly CropBox[], sizes: readonly Size[]): Reply<Seen> {
  const { name, width, height } = picture;
  for (const [option, box] of [
    ...(around === null ? [] : [['--crop', around] as const]),
    ...covers.map((one) => ['--cover', one] as const),
  ])
    if (!isWithin(box, picture))
      return fail(makeFailure('usage', `“${name}” has ${width} × ${height} px: ${option} ${box.join(',')} is not in it.`));
  const covered: Seen =
    covers.length === 0
      ? { picture, notes: [] }
      : {
          picture: { ...picture, view: { strokes: covers.map((box) => ({ kind: 'cover', box })) } },
          notes: [`Covers ${covers.length === 1 ? 'a place' : `${covers.length} places`} of “${name}” in what is sent.`],
        };
  return ok(around === null ? covered : cropped(covered, around, sizes));
}

function cropped({ picture, notes }: Seen, around: CropBox, sizes: readonly Size[]): Seen {
  const { name, width, height } = picture;
  const { box, k, gain } = planCrop(picture, around, sizes);
  const [x, y, wide, high] = box;
  if (wide === width && high === height)
    return { picture, notes: [...notes, `A crop around that place would be all of “${name}”: it is sent whole.`] };
  const detail =
    gain === 'one-to-one'
      ? '1:1, full detail'
      : `its answer is enlarged ${k.toFixed(1)} times${gain === 'none' ? ', hardly less than that of the whole picture' : ''}`;
  return {
    picture: { ...picture, view: { ...picture.view, crop: [x, y, wide, high], around } },
    notes: [...notes, `Sends ${wide} × ${high} px of “${name}” from ${x},${y}: ${detail}.`],
  };
}
