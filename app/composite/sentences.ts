// What a verdict means to a person, in words.
import type { Verdict, Reason } from './verdict.ts';

type Judged = {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly match: number;
  readonly inliers: number;
  readonly largest: number;
  readonly share: number;
  readonly parts: readonly unknown[];
  readonly enlargement: number;
};

/** Above this many pixels of the original on one of the result a patch is seen to be softer. */
export const softAbove = 2;

/** The sentences of a verdict, the most important first; each failure with what to do next. */
export function sentencesOf({ verdict, reason, match, inliers, largest, share, parts, enlargement }: Judged): readonly string[] {
  if (verdict === 'unchanged')
    return [
      `The service returned the picture as it was: the largest difference is ΔE ${largest.toFixed(1)}. It was charged. Send it again, or say it in other words.`,
    ];
  if (reason === 'another-picture')
    return [
      'The result cannot be laid over the original: it shows another view or was drawn anew. Mark the region yourself with --mask, or use the result as it is.',
    ];
  if (reason === 'all-changed')
    return ['Light, colour or style of the whole picture changed: there is no unchanged part to keep. Use the result as it is.'];
  const soft =
    enlargement > softAbove ? [`The changed parts are enlarged ${enlargement.toFixed(1)} times and will look softer than the rest.`] : [];
  const doubt =
    verdict === 'look-first'
      ? [
          `Laid over with some doubt: ${Math.round(match * inliers * 100)} % of the detail was found again. Look at the edges; --force writes it.`,
        ]
      : [];
  const count = `${parts.length} ${parts.length === 1 ? 'place' : 'places'}, ${(share * 100).toFixed(share < 0.1 ? 1 : 0)} % of the picture.`;
  return [count, ...doubt, ...soft];
}
