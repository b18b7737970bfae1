// Names of pictures on their way to the disk: a folder is synced while the record is written that will name them, and the record gets its name only then.
import { syncFolder } from '../../platform/durable-files.ts';

export type FolderSyncs = {
  /** Begins to bring the names in a folder to the disk, for a record that is not saved yet. */
  readonly begin: (id: string, folder: string) => void;
  /** Resolves when all that was begun for a record is on the disk. Throws what the disk says; the next one asks it anew. */
  readonly settle: (id: string) => Promise<void>;
  /** Resolves when nothing is under way, however it went. */
  readonly all: () => Promise<void>;
};

type Sync = { readonly folder: string; /** Null when it is on the disk, else why not. */ done: Promise<unknown>; failed: boolean };

export function makeFolderSyncs(sync: (folder: string) => Promise<void> = syncFolder): FolderSyncs {
  const underWay = new Map<string, Set<Sync>>();
  const start = (folder: string): Promise<unknown> =>
    sync(folder).then(
      () => null,
      (error: unknown) => error,
    );

  function leave(id: string, one: Sync): void {
    const mine = underWay.get(id);
    mine?.delete(one);
    if (mine?.size === 0) underWay.delete(id);
  }

  return {
    begin(id, folder) {
      const one: Sync = { folder, done: start(folder), failed: false };
      underWay.set(id, (underWay.get(id) ?? new Set()).add(one));
      void one.done.then((error) => error === null && leave(id, one));
    },
    async settle(id) {
      for (const one of underWay.get(id) ?? []) {
        if (one.failed) one.done = start(one.folder);
        const error = await one.done;
        one.failed = error !== null;
        if (error !== null) throw error;
        leave(id, one);
      }
    },
    async all() {
      await Promise.all([...underWay.values()].flatMap((syncs) => [...syncs].map(({ done }) => done)));
    },
  };
}
