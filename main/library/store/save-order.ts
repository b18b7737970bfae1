// Work of one key is done one after the other: the later save of an edit must be the later one on the disk.

export type Orders = {
  readonly inOrder: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Settles when everything that was begun is done. */
  readonly all: () => Promise<unknown>;
};

export function makeOrders(): Orders {
  const last = new Map<string, Promise<unknown>>();
  return {
    inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
      const mine = (last.get(key) ?? Promise.resolve()).then(work);
      const settled = mine.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, settled);
      void settled.then(() => last.get(key) === settled && last.delete(key));
      return mine;
    },
    all: () => Promise.all(last.values()),
  };
}
