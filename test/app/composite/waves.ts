// A picture that goes on without end and without pixels, so that whatever map it is seen through, each value of what is seen is known.
import { apply, invert } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import type { Plane, Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import { randomOf } from './scenes.ts';

/** The value at a place, about 10 to 240. */
export type Waves = (x: number, y: number) => number;

/** Sixteen waves of 6 to 30 px whichever way: nowhere does it look as it does elsewhere. */
export function wavesOf(seed: number): Waves {
  const random = randomOf(seed);
  const waves = Array.from({ length: 16 }, () => {
    const [way, length, phase] = [Math.PI * random(), 6 + 24 * random(), 2 * Math.PI * random()];
    return [(2 * Math.PI * Math.cos(way)) / length, (2 * Math.PI * Math.sin(way)) / length, phase] as const;
  });
  return (x, y) => waves.reduce((sum, [across, down, phase]) => sum + 12 * Math.sin(across * x + down * y + phase), 125);
}

/** What a result of that size shows of them when the frame, which shows them as they are, lies on it by `map`. */
export function planeSeen(waves: Waves, size: Size, map: Affine): Plane {
  const [plane, back] = [planeOf(size), invert(map)];
  for (let at = 0; at < plane.data.length; at += 1) {
    const [x, y] = apply(back, at % size.width, Math.floor(at / size.width));
    plane.data[at] = waves(x, y);
  }
  return plane;
}

/** The same as a picture in grey, of whole numbers. */
export function rgbSeen(waves: Waves, size: Size, map: Affine): Rgb {
  const back = invert(map);
  return rgbOf((x, y) => waves(...apply(back, x, y)), size);
}

/** A picture in grey of whatever has a value at each place. */
export function rgbOf(value: Waves, size: Size): Rgb {
  const rgb = { ...size, data: new Uint8Array(size.width * size.height * 3) };
  for (let at = 0; at < size.width * size.height; at += 1)
    rgb.data.fill(Math.round(value(at % size.width, Math.floor(at / size.width))), at * 3, at * 3 + 3);
  return rgb;
}

/** A zoom of each axis about the middle, then a shift. */
export function aboutMiddle({ width, height }: Size, zoomX: number, zoomY: number, x: number, y: number): Affine {
  return [zoomX, 0, ((1 - zoomX) * (width - 1)) / 2 + x, 0, zoomY, ((1 - zoomY) * (height - 1)) / 2 + y];
}
