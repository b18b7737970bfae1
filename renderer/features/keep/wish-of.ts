// What the worker is asked for: the settings in pixels of the frame, with the stroke that is being drawn.
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import { verdictOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import type { Wish } from './use-blend.ts';

/** Null where there is nothing to blend. */
export function wishOf(work: KeepWork, drawn: Stroke | null): Wish | null {
  const { proposal, settings } = work;
  const verdict = verdictOf(work)?.verdict;
  if (proposal === null || settings === null || verdict === 'refused' || verdict === 'unchanged') return null;
  const scale = proposal.frame.width / proposal.original.width;
  const { off, grow, feather, tone, strokes } = settings;
  return {
    key: proposal.key,
    alpha: {
      off,
      grow: grow * scale,
      feather: feather * scale,
      strokes: drawn === null ? strokes : [...strokes, drawn],
      full: { width: proposal.original.width, height: proposal.original.height },
    },
    tone,
  };
}
