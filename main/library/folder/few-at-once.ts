// Calls that occupy one of the threads which all file calls of a process share: so many at once, the others wait for their turn.

export type FewAtOnce = {
  /** After all that waits. */
  readonly last: <T>(work: () => Promise<T>) => Promise<T>;
  /** Before all that waits, in the order in which it is asked. */
  readonly first: <T>(work: () => Promise<T>) => Promise<T>;
};

export function makeFewAtOnce(max: number): FewAtOnce {
  const [soon, later]: [(() => void)[], (() => void)[]] = [[], []];
  let running = 0;

  async function inTurn<T>(waiting: (() => void)[], work: () => Promise<T>): Promise<T> {
    if (running < max) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Who waits takes the turn over.
      const next = soon.shift() ?? later.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return { first: (work) => inTurn(soon, work), last: (work) => inTurn(later, work) };
}
