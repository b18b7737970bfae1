// A picture as the core compares it.
import type { Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import { allOfIt } from '../../../app/pictures/input-view.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { Source } from '../source.ts';
import { seenIn } from '../upright.ts';

/** Three channels of eight bits of sRGB, upright; of what is seen of it; at its own size when none is named. */
export async function rgbOf({ bytes }: Source, size: Size | null, seen: Seen = allOfIt): Promise<Rgb> {
  const image = await seenIn(bytes, seen, size === null ? { longSide: null } : { size });
  const { data, info } = await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
