// A picture as the core compares it.
import type { Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { CropBox } from '../../../app/pictures/input-view.ts';
import type { Source } from '../source.ts';
import { seenOf } from '../upright.ts';

/** Three channels of eight bits of sRGB, upright; of the crop alone when there is one; at its own size when none is named. */
export async function rgbOf({ bytes }: Source, size: Size | null, crop: CropBox | null = null): Promise<Rgb> {
  const image = await seenOf(bytes, crop, null);
  const sized = size === null ? image : image.resize(size.width, size.height, { fit: 'fill' });
  const { data, info } = await sized.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
