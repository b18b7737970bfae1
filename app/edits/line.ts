// The line of waiting edits: who has its turn next.

export type Line = {
  /** In the order in which they have their turn. */
  readonly ids: () => readonly string[];
  /** Whether an edit waits in it. */
  readonly has: (id: string) => boolean;
  /** Puts edits at the end, or with `next` before all others. */
  readonly add: (ids: readonly string[], next: boolean) => void;
  /** Takes the first one out that may go; null when none waits. */
  readonly take: (mayGo: (id: string) => boolean) => string | null;
  /** Takes edits out; one that is not in it is left alone. */
  readonly remove: (ids: readonly string[]) => void;
  /** Puts one back to the front, but behind those that had their turn before it. */
  readonly rejoin: (id: string) => void;
  /** Remembers when an edit had its first turn, for `rejoin`. */
  readonly noteTurn: (id: string) => void;
};

/** An empty line. An id that is in it must not be added again. */
export function makeLine(): Line {
  let line: readonly string[] = [];
  const turns = new Map<string, number>();
  return {
    ids: () => line,
    has: (id) => line.includes(id),
    add: (ids, next) => {
      line = next ? [...ids, ...line] : [...line, ...ids];
    },
    take: (mayGo) => {
      const id = line.find(mayGo);
      if (id === undefined) return null;
      line = line.filter((waiting) => waiting !== id);
      return id;
    },
    remove: (ids) => {
      line = line.filter((waiting) => !ids.includes(waiting));
    },
    rejoin: (id) => {
      if (line.includes(id)) return;
      const turn = turns.get(id) ?? 0;
      const at = line.findIndex((other) => (turns.get(other) ?? Number.POSITIVE_INFINITY) > turn);
      line = at === -1 ? [...line, id] : line.toSpliced(at, 0, id);
    },
    noteTurn: (id) => {
      if (!turns.has(id)) turns.set(id, turns.size);
    },
  };
}
