// What a verdict means to a person, in words.
import type { Verdict, VerdictReason } from './verdict.ts';

type Judged = {
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  readonly match: number;
  readonly inliers: number;
  readonly largest: number;
  readonly share: number;
  readonly parts: readonly unknown[];
  readonly enlargement: number;
  /** Numbers of parts that reach a crop's edge. */
  readonly atEdge: readonly number[];
  /** Numbers of parts that lie where the original is transparent. */
  readonly unseen: readonly number[];
  readonly marksLeft: number;
};

/** Above this many pixels of the original on one of the result a patch is seen to be softer. */
export const softAbove = 2;

/** Above this share of the marks' pixels something of them is still to be seen. */
export const leftAbove = 0.15;

/** What a result had cost; null where nobody knows, as of two files. */
export type Cost = 'charged' | 'rehearsal' | null;

/** Of a result that is the picture that was sent, with what to do next. */
export function unchangedSaid(cost: Cost): string {
  const next = 'Send it again with another seed, or say it in other words.';
  if (cost === null) return `The result does not differ from the original. ${next}`;
  return `The service returned the picture unchanged. ${cost === 'charged' ? 'It was charged.' : 'A rehearsal costs nothing.'} ${next}`;
}

/** The sentences of a verdict, the most important first; each failure with what to do next. */
export function sentencesOf(
  { verdict, reason, match, inliers, largest, share, parts, enlargement, atEdge, unseen, marksLeft }: Judged,
  cost: Cost,
): readonly string[] {
  if (verdict === 'unchanged') return [unchangedSaid(cost), `The largest difference is ΔE ${largest.toFixed(1)}.`];
  if (reason === 'another-picture')
    return [
      'The result cannot be laid over the original: it shows another view or was drawn anew. Mark the region yourself with --mask, or use the result as it is.',
    ];
  if (reason === 'all-changed')
    return ['Light, colour or style of the whole picture changed: there is no unchanged part to keep. Use the result as it is.'];
  const soft =
    enlargement > softAbove ? [`The changed parts are enlarged ${enlargement.toFixed(1)} times and will look softer than the rest.`] : [];
  const doubt =
    reason === 'faint'
      ? [`Only a faint change was found, of ΔE ${largest.toFixed(1)} at most. Look whether it is the one you asked for; --force writes it.`]
      : verdict === 'look-first'
        ? [
            `Laid over with some doubt: ${Math.round(match * inliers * 100)}% of the detail was found again. Look at the edges; --force writes it.`,
          ]
        : [];
  const cut =
    atEdge.length > 0 ? ['The change reaches the edge of what was sent and fades out there. Send it again with a larger crop.'] : [];
  const hidden =
    unseen.length > 0
      ? [
          'Some of the change lies where the original is transparent. It stays so, and the change is not to be seen there: to have it, use the result as it is.',
        ]
      : [];
  const drawn =
    marksLeft > leftAbove
      ? ['A mark that you drew is still there in the result, so what it pointed out may not be done. Where it lies your own pixels stay.']
      : [];
  const count = `${parts.length} ${parts.length === 1 ? 'place' : 'places'}, ${(share * 100).toFixed(share < 0.1 ? 1 : 0)}% of the picture.`;
  return [count, ...doubt, ...cut, ...hidden, ...drawn, ...soft];
}
