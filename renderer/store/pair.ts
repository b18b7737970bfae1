// "Left or right?": which two are beside each other now. It follows from the marks and from what was chosen so far, so that an undo of a mark is one of the choice.

export type Side = 'left' | 'right';

/** Two that were beside each other, and which of them stayed. */
export type Duel = { readonly left: string; readonly right: string; readonly stays: Side };

export type Pair = readonly [left: string, right: string];

const loserOf = ({ left, right, stays }: Duel): string => (stays === 'left' ? right : left);

/** Those that still hold: up to the first whose loser is in the choice again. */
export function heldDuels(duels: readonly Duel[], choice: readonly string[]): readonly Duel[] {
  const back = duels.findIndex((duel) => choice.includes(loserOf(duel)));
  return back < 0 ? duels : duels.slice(0, back);
}

/** The winner stays on its side and meets the next one of the choice; null when there is only one left. */
export function pairOf(duels: readonly Duel[], choice: readonly string[]): Pair | null {
  const held = heldDuels(duels, choice);
  const again = duels[held.length];
  if (again !== undefined && choice.includes(again.left) && choice.includes(again.right)) return [again.left, again.right];
  const last = held.at(-1);
  const winner = last === undefined ? undefined : last[last.stays];
  if (last === undefined || winner === undefined || !choice.includes(winner)) {
    const [left, right] = choice;
    return left === undefined || right === undefined ? null : [left, right];
  }
  const next = choice.find((id) => id !== winner);
  if (next === undefined) return null;
  return last.stays === 'left' ? [winner, next] : [next, winner];
}
