// What is other in an order than it was: as few moves as tell it, so that one edit of thousands that moves is a few letters.
export type OrderChange = {
  /** In the order before, and not any more. */
  readonly gone: readonly string[];
  /** New ones and moved ones in their order, each with the one that is before it now; null for the first of all. */
  readonly placed: readonly { readonly id: string; readonly after: string | null }[];
};

/** Neither order names one twice. */
export function orderChange(before: readonly string[], now: readonly string[]): OrderChange {
  const max = Math.min(before.length, now.length);
  let same = 0;
  while (same < max && before[same] === now[same]) same += 1;
  let end = 0;
  while (end < max - same && before[before.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const old = before.slice(same, before.length - end);
  const fresh = now.slice(same, now.length - end);
  const one = onlyMoved(old, fresh);
  if (one !== null) return { gone: [], placed: [{ id: fresh[one] ?? '', after: now[same + one - 1] ?? null }] };
  const freshOnes = new Set(fresh);
  const places = new Map(old.map((id, at) => [id, at]));
  const stay = longestRise(fresh.map((id) => places.get(id) ?? null));
  return {
    gone: old.filter((id) => !freshOnes.has(id)),
    placed: fresh.flatMap((id, at) => (stay.has(at) ? [] : [{ id, after: now[same + at - 1] ?? null }])),
  };
}

/** The order that `change` leads to, from the one it was made from. */
export function orderAfter(before: readonly string[], { gone, placed }: OrderChange): readonly string[] {
  const taken = new Set([...gone, ...placed.map(({ id }) => id)]);
  const followers = new Map(placed.map(({ id, after }) => [after, id]));
  const order: string[] = [];
  const putFollowersOf = (id: string | null): void => {
    for (let next = followers.get(id); next !== undefined; next = followers.get(next)) order.push(next);
  };
  putFollowersOf(null);
  for (const id of before) {
    if (taken.has(id)) continue;
    order.push(id);
    putFollowersOf(id);
  }
  return order;
}

/** The place in `fresh` of the one that moved, if that is all: run next, for one. Far cheaper than what follows is in general. */
function onlyMoved(old: readonly string[], fresh: readonly string[]): number | null {
  const last = old.length - 1;
  if (last < 1 || fresh.length !== old.length) return null;
  if (fresh[0] === old[last] && fresh.every((id, at) => at === 0 || id === old[at - 1])) return 0;
  return fresh[last] === old[0] && fresh.every((id, at) => at === last || id === old[at + 1]) ? last : null;
}

/** Places of the longest part that rises: what of it need not be moved. Null is never part of it. */
function longestRise(values: readonly (number | null)[]): ReadonlySet<number> {
  /** By length less one: the place at which a rise of that length ends lowest. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  const valueAt = (at: number | undefined): number => (at === undefined ? -1 : (values[at] ?? -1));
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(ends[middle]) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1];
    ends[low] = at;
  }
  const found = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) found.add(at);
  return found;
}
