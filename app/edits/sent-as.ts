// In which size an input goes out. The model answers in sizes of its own: what has one of them already is not stretched or cut by anybody on the way.
import { unlike } from '../composite/sizes.ts';
import type { Model, Parameters, Size } from '../models/model.ts';
import { isAllOfIt, seenOf, viewSize } from '../pictures/input-view.ts';
import type { Seen } from '../pictures/input-view.ts';
import { expectedSize } from './preflight.ts';
import type { EditRequest, Input } from './record.ts';

export type SentAs = Seen & {
  /** The exact size it is resampled to; null: what `sending` says of the long side. */
  readonly size: Size | null;
};

/** Shapes that differ by more are not stretched here: the person is shown a crop instead. */
export const maxStretch = 0.02;

/** How much wider (above 0) or taller a size is than another in shape: 0.02 for 2 %. */
export const stretchBetween = (from: Size, to: Size): number => Math.expm1(unlike(from, to));

/**
 * The first input is resampled to the model's own size nearest in shape where that stretches it by no more than 2 % and enlarges nothing, and is no larger than the model takes; the others, and
 * all of a request that says otherwise, keep their shape and size. Requests of before this rule say nothing of it and are sent as they were.
 */
export function sentAs(
  model: Model,
  { parameters, sending }: { readonly parameters: Parameters; readonly sending: EditRequest['sending'] },
  input: Pick<Input, 'width' | 'height' | 'view'>,
  at: number,
): SentAs {
  const seen = seenOf(input);
  const own = viewSize(input);
  if (at > 0 || sending.ownSize !== true || (sending.asIs && isAllOfIt(seen))) return { ...seen, size: null };
  const size = expectedSize(model, parameters, own);
  const max = model.limits.longSide ?? Infinity;
  const isAllowed = Math.max(size.width, size.height) <= max;
  const fits = isAllowed && stretchBetween(own, size) <= maxStretch && own.width >= size.width && own.height >= size.height;
  return { ...seen, size: fits ? size : null };
}
