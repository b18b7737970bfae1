// Work of one key is done one after the other: the later save of an edit must be the later one on the disk.

export type Orders = {
  readonly inOrder: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Work of many keys: after all that was begun of any of them, before what is begun later. */
  readonly inOrderOfAll: <T>(keys: readonly string[], work: () => Promise<T>) => Promise<T>;
  /** Settles when everything that was begun is done. */
  readonly all: () => Promise<unknown>;
};

export function makeOrders(): Orders {
  const last = new Map<string, Promise<unknown>>();
  /** In the order of all keys at once, so that no two wait for each other. */
  function inOrderOfAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const mine = Promise.all(keys.map((key) => last.get(key))).then(work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) last.set(key, settled);
    void settled.then(() => keys.forEach((key) => last.get(key) === settled && last.delete(key)));
    return mine;
  }

  return {
    inOrder: (key, work) => inOrderOfAll([key], work),
    inOrderOfAll,
    all: () => Promise.all(last.values()),
  };
}
