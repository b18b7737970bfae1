// Names within one export are given in the order of its pictures, however soon each is made: the first of a name keeps it, the others are numbered. Names that differ in
// capitals alone are the same, as they are on most drives.

/** What one picture needs to be named: whether those before it are, and the names that this export gave, in small letters. */
export type NameTurn = { readonly before: Promise<unknown>; readonly given: Set<string> };

export type NameTurns = {
  /** Runs the work on a picture of that name; call it in the order of the pictures. */
  readonly take: <T>(name: string, work: (turn: NameTurn) => Promise<T>) => Promise<T>;
};

export function makeNameTurns(): NameTurns {
  const given = new Set<string>();
  const last = new Map<string, Promise<unknown>>();
  return {
    take: (name, work) => {
      const key = name.toLowerCase();
      const before = last.get(key) ?? Promise.resolve();
      const done = work({ before, given });
      last.set(key, Promise.allSettled([done]));
      return done;
    },
  };
}
