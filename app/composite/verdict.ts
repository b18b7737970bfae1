// Whether an original's pixels can be kept, told from a few numbers.

/** `look-first`: laid over, but with some doubt. */
export type Verdict = 'accepted' | 'look-first' | 'unchanged' | 'refused';
export type VerdictReason = 'another-picture' | 'all-changed' | 'unchanged' | 'doubtful' | 'faint';

/** Whether something of such a result can be laid over its original, be it after a look. */
export const isKeepable = (verdict: Verdict): boolean => verdict === 'accepted' || verdict === 'look-first';

export type Evidence = {
  readonly match: number;
  readonly inliers: number;
  /** Blocks that could be looked for. */
  readonly textured: number;
  /** The median difference in ΔE after the colour fit. */
  readonly noise: number;
  /** Of the frame, changed, 0 to 1. */
  readonly share: number;
  /** What changed is nowhere sure: it begins to count, and that is all. */
  readonly isFaint?: boolean;
};

export const limits = { another: 0.15, doubtful: 0.45, noise: 2.5, share: 0.6, unchanged: 0.0005, faint: 0.001, textured: 12 };

/** The first rule that fits. Doubt is never accepted. */
export function judge({ match, inliers, textured, noise, share, isFaint = false }: Evidence): {
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
} {
  const agree = match * inliers;
  const isSeen = textured >= limits.textured;
  if (isSeen && !(agree >= limits.another)) return { verdict: 'refused', reason: 'another-picture' };
  if (!(noise <= limits.noise) || share > limits.share) return { verdict: 'refused', reason: 'all-changed' };
  if (!isSeen || agree < limits.doubtful) return { verdict: 'look-first', reason: 'doubtful' };
  if (share < limits.unchanged) return { verdict: 'unchanged', reason: 'unchanged' };
  return isFaint ? { verdict: 'look-first', reason: 'faint' } : { verdict: 'accepted', reason: null };
}
