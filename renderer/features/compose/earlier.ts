// Walking earlier instructions, as values. Place −1 is what was being written; 0 the newest earlier one.

export type Walk = { readonly at: number; readonly written: string };

export const notWalking: Walk = { at: -1, written: '' };

/** Newest first, each once, without blank ones. */
export const distinct = (prompts: readonly string[]): string[] => [
  ...new Set(prompts.map((prompt) => prompt.trim()).filter((prompt) => prompt !== '')),
];

/** `by` 1 goes back in time, −1 forward. Null words: there is nothing further that way. */
export function walkOn(
  walk: Walk,
  by: 1 | -1,
  earlier: readonly string[],
  shown: string,
): { readonly walk: Walk; readonly words: string | null } {
  // What was typed since the last step is a new beginning.
  const fresh = walk.at >= 0 && earlier[walk.at] !== shown.trim();
  const from: Walk = walk.at < 0 || fresh ? { at: -1, written: shown } : walk;
  let at = from.at + by;
  if (from.at === -1 && by === 1 && earlier[0] === shown.trim()) at += 1;
  if (at < -1 || at >= earlier.length) return { walk: from, words: null };
  return { walk: { ...from, at }, words: at === -1 ? from.written : (earlier[at] ?? null) };
}
