// Where the picture before lies in the frame of the result, and what is said about it. Where they may lie otherwise than all over each other, they are lined up by what both show.
import { laidInto, laysOver, mayLieOtherwise, shareInside } from '../../../app/composite/compare.ts';
import { useLinedUp } from './lined-up.ts';
import type { LinedUp } from './lined-up.ts';
import { text } from '../../text/text.ts';
import type { Lie } from './before-image.tsx';
import type { Before } from './before-of.ts';

type Size = { readonly width: number; readonly height: number };
export type Overlay = { readonly lie: Lie; readonly note: string | null };

/** Nobody misses less. */
const allOfIt = 0.995;

/**
 * `sizes`: those the model makes. `wanted`: both are shown. Only then it is worked out, once for each pair; until it is known the picture before lies all over
 * the result where its shape allows that, and shows whole where not.
 */
export function useOverlay({
  before,
  size,
  sizes,
  place,
  wanted,
}: {
  readonly before: Before | null;
  readonly size: Size;
  readonly sizes: readonly Size[];
  readonly place: { readonly id: string; readonly index: number };
  readonly wanted: boolean;
}): Overlay {
  const fills = before === null || laysOver(before.size, size);
  const isAsked = before?.isInput === true && mayLieOtherwise(before.size, size, sizes);
  const lining = useLinedUp(isAsked && wanted ? place : null);
  if (lining?.kind === 'lined-up') return laidOver(lining, size);
  const words = text.stage.ways;
  const lie = fills ? 'fills' : 'whole';
  if (lining === null) return { lie, note: fills || before.isInput ? null : words.otherStep };
  return { lie, note: lining.kind === 'asking' ? words.lining : words.apart };
}

function laidOver({ transform, original, isDoubtful }: LinedUp, size: Size): Overlay {
  const words = text.stage.ways;
  const lie = laidInto(transform, original, size);
  const inside = shareInside(lie);
  return { lie, note: isDoubtful ? words.doubtful : inside < allOfIt ? words.inside(inside) : words.linedUp };
}
