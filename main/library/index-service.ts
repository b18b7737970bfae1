// What answers the questions to the index, in whichever thread it lives. One at a time, except that a scan lets others in between its batches.
import type { CallAnswer, CallName, FollowOptions, IndexCalls, Scanned } from './index/calls.ts';
import { tellingOf } from './folder/folder-kind.ts';
import type { IndexEvents } from './index-client.ts';
import { isDamage } from './index/file.ts';
import { scanChanges, noteQuiet } from './folder/incremental-scan.ts';
import { strayOf } from './index/presence.ts';
import { scanFolder } from './folder/scan.ts';
import { findStray, keepStrays } from './folder/orphans.ts';
import { makeWatch } from './folder/watch.ts';
import { makeSearch } from './index/search.ts';
import { notePrint } from './index/note-print.ts';
import { openStore, renewStore } from './index/store.ts';
import type { IndexStore } from './index/store.ts';
import { strayPicturesIn } from './folder/library-folders.ts';

/** Answers a question; fails with an error whose message begins with the question's name. A damaged index is made anew and asked once more. */
export type IndexService = <N extends CallName>(name: N, ...args: Parameters<IndexCalls[N]>) => Promise<CallAnswer<N>>;

/** Where changes are not told, the folder is compared so long after the last comparison, */
const compareMs = 60_000;
/** or so many times as long as that took, which a slow line or a large library makes long. */
const maxOfTime = 10;

export function makeIndexService(events: Omit<IndexEvents, 'restarted'>, telling: typeof tellingOf = tellingOf): IndexService {
  let opened: { store: IndexStore; search: ReturnType<typeof makeSearch> } | null = null;
  let stopped = false;
  /** Grows when the scans that were asked for until then are to stop. */
  let stops = 0;
  let scans: Promise<unknown> = Promise.resolve();

  /** What is followed; `compared`: everything was read since it is. */
  let followed: { readonly options: FollowOptions; compared: boolean } | null = null;
  let comparing: NodeJS.Timeout | null = null;

  const watch = makeWatch({
    changed: (paths) => void scheduleScan(paths),
    quiet: (month) =>
      void inTurn(async (store) => {
        if (followed?.compared === true) noteQuiet(store, followed.options, month);
      }),
    trouble: events.log,
  });

  function open(): NonNullable<typeof opened> {
    if (opened === null) throw new Error('the index is not open');
    return opened;
  }

  function use(store: IndexStore): IndexStore {
    opened = { store, search: makeSearch(store) };
    return store;
  }

  const calls: IndexCalls = {
    open: (file) => (opened?.store ?? use(openStore(file))).opened(),
    check: (always) => open().store.check(always),
    put: (rows) => open().store.put(rows),
    remove: (ids) => open().store.remove(ids),
    find: (...asked) => open().search.find(...asked),
    found: (...asked) => open().search.found(...asked),
    count: (...asked) => open().search.count(...asked),
    rows: (...asked) => open().search.rows(...asked),
    position: (...asked) => open().search.position(...asked),
    get: (id) => open().store.get(id),
    summaries: (ids) => open().store.summaries(ids),
    spent: (span) => open().store.spent(span),
    sent: (span, offset, count) => open().store.sent(span, offset, count),
    earlier: (query, order, offset, count) => open().store.earlier(query, order, offset, count),
    unprinted: (olderThan, max) => open().store.twins.unprinted(olderThan, max),
    print: (id, nth, print) => notePrint(open().store, id, nth, print),
    children: (id) => open().store.children(id),
    trashed: () => open().store.trashed(),
    names: () => open().store.names(),
    inputsNamed: (sha256s) => open().search.inputsNamed(sha256s),
    live: () => open().store.live(),
    damaged: () => open().store.damaged(),
    newest: () => open().store.newest(),
    typicalSeconds: () => open().store.typicalSeconds(),
    async scan(options) {
      const mine = stops;
      const scanned = await inTurn((store, ended) => {
        if (followed !== null) watch.follow(options.folder);
        return scanFolder(
          store,
          { ...options, listing: telling(options.folder) === 'nothing' },
          {
            progress: (read) => events.progress(read, store.counts()),
            stopped: () => ended() || stops !== mine,
          },
        );
      });
      if (followed !== null && scanned !== null) followed.compared = true;
      return scanned;
    },
    stopScan() {
      stops += 1;
      return null;
    },
    watch(options) {
      followed = { options, compared: false };
      watch.follow(options.folder);
      if (comparing !== null) clearTimeout(comparing);
      comparing = null;
      if (!watch.isWhole() || telling(options.folder) !== 'events') compareLater(compareMs);
      return null;
    },
    strayOf: (folder, id, nth) => strayOf(open().store, folder, id, nth),
    imported: (sha256) => open().store.imported(sha256),
    async findStray(folder, sha256) {
      const { store } = open();
      const known = await findStray(store, folder, sha256, null);
      if (known !== null) return known;
      // Not every folder is followed: what was put there lately is looked for now.
      store.transact(() => keepStrays(store, folder, null, strayPicturesIn(folder)));
      return findStray(store, folder, sha256, null);
    },
    close() {
      stopped = true;
      watch.close();
      if (comparing !== null) clearTimeout(comparing);
      opened?.store.close();
      opened = null;
      return null;
    },
  };

  /** One piece of work on the folder after the other; `ended` also when the index was renewed, which is another one. */
  function inTurn<T>(work: (store: IndexStore, ended: () => boolean) => Promise<T>): Promise<T> {
    const mine = scans.then(() => {
      const { store } = open();
      return work(store, () => stopped || opened?.store !== store);
    });
    scans = mine.catch(() => undefined);
    return mine;
  }

  /** Once, and then again and again. */
  function compareLater(waitMs: number): void {
    const mine = setTimeout(() => {
      const begun = performance.now();
      void scheduleScan(null, true).then(() => {
        if (!stopped && comparing === mine) compareLater(Math.max(compareMs, maxOfTime * (performance.now() - begun)));
      });
    }, waitMs).unref();
    comparing = mine;
  }

  /** Null: compares the whole folder; `listing`: also the months whose folders have the time that they had, where times do not tell all. */
  async function scheduleScan(paths: readonly string[] | null, listing = false): Promise<void> {
    if (followed === null) return;
    const { options } = followed;
    try {
      const scanned: Scanned | null = await inTurn(async (store, ended) => {
        // New folders are followed before they are read.
        if (paths === null || paths.some((path) => !path.includes('.'))) watch.follow(options.folder);
        return paths === null
          ? scanFolder(
              store,
              { ...options, all: false, listing: listing && telling(options.folder) !== 'events' },
              { progress: () => undefined, stopped: ended },
            )
          : scanChanges(store, { ...options, paths }, ended);
      });
      if (!stopped) events.looked(scanned);
    } catch (error) {
      if (stopped || (isDamage(error) && renew())) return;
      events.log(`a change of the library’s folder could not be read: ${String(error)}`);
    }
  }

  function renew(): boolean {
    if (opened === null) return false;
    const renewed = renewStore(opened.store);
    use(renewed.store);
    events.renewed(renewed.movedAside);
    return true;
  }

  async function answer<N extends CallName>(name: N, args: Parameters<IndexCalls[N]>, again: boolean): Promise<CallAnswer<N>> {
    try {
      // The name and its arguments are paired by the type of the service.
      const call = calls[name] as (...given: readonly unknown[]) => unknown;
      return (await call(...args)) as CallAnswer<N>;
    } catch (error) {
      if (isDamage(error) && !again && renew()) return answer(name, args, true);
      throw error;
    }
  }

  return (name, ...args) =>
    answer(name, args, false).catch((error: unknown) => {
      throw new Error(`${name satisfies CallName}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
}
