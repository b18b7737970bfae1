// The sizes FLUX.1 Kontext answers in, and which of them an original would be sent in.
import { nearestSize } from '../models/check.ts';
import { kontextMax } from '../models/kontext-max.ts';
import type { Size } from '../models/model.ts';

/** The 17 sizes, from the model's own table, which is the only one. */
export const preferredSizes: readonly Size[] = kontextMax.outputSizes;

/** How unlike two shapes are: the logarithm of one ratio over the other, 0 for the same shape. */
export const unlike = (one: Size, other: Size): number => Math.abs(Math.log((one.width * other.height) / (one.height * other.width)));

/** The preferred size nearest in shape, by the logarithm of the ratios. */
export const nearestPreferred = ({ width, height }: Size, sizes = preferredSizes): Size => nearestSize(sizes, width / height);
