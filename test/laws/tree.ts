// The parsed source as a tree of nodes of one shape: what the mutations ask of it, and no more.

/** A node of ESTree, with its place in the source in characters. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly field: (name: string) => unknown;
  readonly child: (name: string) => Node | null;
  readonly children: (name: string) => readonly Node[];
  /** All children in the order of the source. */
  readonly all: () => readonly Node[];
};

type Raw = { readonly type: string; readonly start: number; readonly end: number; readonly [name: string]: unknown };

/** The same node for the same part of the tree, however often it is asked for. */
export function treeOf(program: object): Node {
  const known = new WeakMap<object, Node>();
  const wrap = (raw: Raw): Node => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const list = (name: string): readonly Node[] => {
      const value = raw[name];
      return Array.isArray(value) ? value.filter(isRaw).map(wrap) : [];
    };
    const node: Node = {
      type: raw.type,
      start: raw.start,
      end: raw.end,
      field: (name) => raw[name],
      child: (name) => (isRaw(raw[name]) ? wrap(raw[name]) : null),
      children: list,
      all: () =>
        Object.keys(raw)
          .flatMap((name) => (isRaw(raw[name]) ? [wrap(raw[name])] : list(name)))
          .toSorted((a, b) => a.start - b.start || b.end - a.end),
    };
    known.set(raw, node);
    return node;
  };
  return wrap(program as Raw);
}

function isRaw(value: unknown): value is Raw {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Raw>).type === 'string' &&
    typeof (value as Partial<Raw>).start === 'number'
  );
}
