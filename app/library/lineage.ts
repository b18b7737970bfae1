// Families of edits: who was made from whom, laid out as a tree. Values only; what is drawn where is the window's.

/** An edit and the edits that its inputs were results of, in the order of the inputs. */
export type Kin = { readonly id: string; readonly parents: readonly string[] };

export type FamilyNode = {
  readonly id: string;
  /** Steps from the oldest ancestor, 0 for that one. */
  readonly depth: number;
  /** Place across, in nodes from 0; a parent stands in the middle of what was made from it. */
  readonly lane: number;
};

export type FamilyLink = {
  readonly from: string;
  readonly to: string;
  /** Of several inputs the first decides where an edit stands; the others are links beside the tree. */
  readonly main: boolean;
};

export type Family = {
  /** In the order in which the tree is read: each before what was made from it. */
  readonly nodes: readonly FamilyNode[];
  readonly links: readonly FamilyLink[];
  /** Number of steps, and of nodes across. */
  readonly depths: number;
  readonly lanes: number;
};

/** Ids rise with time, so that siblings stand in the order in which they were made. Records that name each other in a circle are cut where the circle closes. */
export function familyOf(kin: readonly Kin[]): Family {
  const known = new Map(kin.map((one) => [one.id, one]));
  const ids = [...known.keys()].toSorted();
  const firstParent = (id: string): string | null => known.get(id)?.parents.find((parent) => parent !== id && known.has(parent)) ?? null;
  const children = new Map<string, string[]>();
  for (const id of ids) {
    const parent = firstParent(id);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  }

  const depths = new Map<string, number>();
  const lanes = new Map<string, number>();
  const order: string[] = [];
  let free = 0;
  // Without recursion: a family may be thousands of steps deep.
  const grow = (root: string): void => {
    const stack: { readonly id: string; readonly depth: number; readonly leaving: boolean }[] = [{ id: root, depth: 0, leaving: false }];
    for (let now = stack.pop(); now !== undefined; now = stack.pop()) {
      const { id, depth, leaving } = now;
      const mine = (children.get(id) ?? []).filter((child) => depths.get(child) === depth + 1);
      if (leaving) {
        const across = mine.map((child) => lanes.get(child) ?? 0);
        lanes.set(id, across.length === 0 ? free++ : ((across[0] ?? 0) + (across.at(-1) ?? 0)) / 2);
        continue;
      }
      if (depths.has(id)) continue;
      depths.set(id, depth);
      order.push(id);
      stack.push({ id, depth, leaving: true });
      for (const child of (children.get(id) ?? []).toReversed())
        if (!depths.has(child)) stack.push({ id: child, depth: depth + 1, leaving: false });
    }
  };
  for (const id of ids) if (firstParent(id) === null) grow(id);
  // What is left goes round in a circle, and begins with its oldest.
  for (const id of ids) if (!depths.has(id)) grow(id);

  const links = ids.flatMap((to) => {
    const parents = [...new Set(known.get(to)?.parents)].filter((from) => from !== to && known.has(from));
    return parents.map((from) => ({ from, to, main: from === firstParent(to) }));
  });
  return {
    nodes: order.map((id) => ({ id, depth: depths.get(id) ?? 0, lane: lanes.get(id) ?? 0 })),
    links,
    depths: Math.max(0, ...depths.values()) + (order.length > 0 ? 1 : 0),
    lanes: free,
  };
}
