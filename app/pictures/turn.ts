// How a picture may be turned before a part of it is cut out; `turned.ts` says where each of its points comes to lie.
import type { Size } from '../models/model.ts';

/** Degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** First a quarter turn, then about the middle by `straighten` degrees clockwise, in tenths. Not both are 0. */
export type Turned = { readonly turn: Turn; readonly straighten: number };

/** Farther than this a quarter turn is nearer. */
export const maxStraighten = 45;

/** Turned by quarters: the plane that crops count in. Straightening leaves it as large as it is. */
export const turnedSize = ({ width, height }: Size, turn: Turn | undefined): Size =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
