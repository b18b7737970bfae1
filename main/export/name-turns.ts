// Names within one export are given in the order of its pictures, however soon each is made: the first of a name keeps it, the others are numbered. Names that differ in
// capitals alone are the same, as they are on most drives.

/** What one picture needs to be named: whether those before it are, and the names that this export gave, in small letters. */
export type NameTurn = { readonly before: Promise<unknown>; readonly given: Set<string> };

/** Answers what runs the work on a picture of a name; it is called in the order of the pictures. */
export function makeNameTurns(): <T>(name: string, work: (turn: NameTurn) => Promise<T>) => Promise<T> {
  const given = new Set<string>();
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const key = name.toLowerCase();
    const done = work({ before: last.get(key) ?? Promise.resolve(), given });
    last.set(key, Promise.allSettled([done]));
    return done;
  };
}
