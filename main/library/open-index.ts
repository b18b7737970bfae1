// The index that is open, and the work on the library's folder in it. A damaged one is made anew.
import type { Opened } from './index/calls.ts';
import { makeSearch } from './index/search.ts';
import { openStore, renewStore } from './index/store.ts';
import type { IndexStore } from './index/store.ts';

type Open = { readonly store: IndexStore; readonly search: ReturnType<typeof makeSearch> };

export type OpenIndex = {
  /** Throws while none is open. */
  readonly now: () => Open;
  /** Opens the index in a file, unless one is open. */
  readonly open: (file: string) => Opened;
  /** One piece of work on the folder after the other; `ended` also when the index was renewed, which is another one. */
  readonly inTurn: <T>(work: (store: IndexStore, ended: () => boolean) => Promise<T>) => Promise<T>;
  /** Puts the damaged one aside and opens an empty one. False where none is open. */
  readonly renew: () => boolean;
  /** It was closed, and what is under way is to end. */
  readonly isClosed: () => boolean;
  readonly close: () => void;
};

/** None is open at first. `renewed` hears where a damaged one was put. */
export function makeOpenIndex(renewed: (movedAside: string) => void): OpenIndex {
  let opened: Open | null = null;
  let closed = false;
  let scans: Promise<unknown> = Promise.resolve();

  function now(): Open {
    if (opened === null) throw new Error('the index is not open');
    return opened;
  }

  function use(store: IndexStore): IndexStore {
    opened = { store, search: makeSearch(store) };
    return store;
  }

  return {
    now,
    open: (file) => (opened?.store ?? use(openStore(file))).opened(),
    inTurn(work) {
      const mine = scans.then(() => {
        const { store } = now();
        return work(store, () => closed || opened?.store !== store);
      });
      scans = mine.catch(() => undefined);
      return mine;
    },
    renew() {
      if (opened === null) return false;
      const { store, movedAside } = renewStore(opened.store);
      use(store);
      renewed(movedAside);
      return true;
    },
    isClosed: () => closed,
    close() {
      closed = true;
      opened?.store.close();
      opened = null;
    },
  };
}
