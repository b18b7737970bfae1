// What “kontext edit --crop” sends of the first picture, and how that is said.
import { planCrop } from '../../app/composite/crop.ts';
import { makeFailure, fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Picture } from '../../app/ipc.ts';
import type { Size } from '../../app/models/model.ts';
import { isWithin } from '../../app/pictures/input-view.ts';
import type { CropBox } from '../../app/pictures/input-view.ts';

/** The picture with the crop that is planned around a place in it, and a sentence about it. A place outside of the picture is refused. */
export function withCrop(
  picture: Picture,
  around: CropBox,
  sizes: readonly Size[],
): Reply<{ readonly picture: Picture; readonly note: string }> {
  const { name, width, height } = picture;
  if (!isWithin({ crop: around }, picture))
    return fail(makeFailure('usage', `“${name}” has ${width} × ${height} px: --crop ${around.join(',')} is not in it.`));
  const { box, k, gain } = planCrop(picture, around, sizes);
  const [x, y, wide, high] = box;
  if (wide === width && high === height)
    return ok({ picture, note: `A crop around that place would be all of “${name}”: it is sent whole.` });
  const detail =
    gain === 'one-to-one'
      ? '1:1, full detail'
      : `its answer is enlarged ${k.toFixed(1)} times${gain === 'none' ? ', hardly less than that of the whole picture' : ''}`;
  return ok({
    picture: { ...picture, view: { crop: [x, y, wide, high], around } },
    note: `Sends ${wide} × ${high} px of “${name}” from ${x},${y}: ${detail}.`,
  });
}
