// What answers the questions to the index, in whichever thread it lives. One at a time, except that a scan lets others in between its batches.
import type { CallAnswer, CallName, IndexCalls } from './index/calls.ts';
import { tellingOf } from './folder/folder-kind.ts';
import type { IndexEvents } from './index-client.ts';
import { isDamage } from './index/file.ts';
import { makeFollowedFolder } from './followed-folder.ts';
import type { FollowedFolder } from './followed-folder.ts';
import { strayOf } from './index/presence.ts';
import type { AheadReader } from './folder/ahead-reader.ts';
import { scanFolder } from './folder/scan.ts';
import type { MarkRecords } from './folder/mark-records.ts';
import type { StartWriter } from './folder/mark-writers.ts';
import { findStray, keepStrays } from './folder/orphans.ts';
import { notePrint } from './index/note-print.ts';
import { makeOpenIndex } from './open-index.ts';
import type { OpenIndex } from './open-index.ts';
import type { IndexStore } from './index/store.ts';
import { strayPicturesIn } from './folder/library-folders.ts';

/** Answers a question; fails with an error whose message begins with the question's name. A damaged index is made anew and asked once more. */
export type IndexService = <N extends CallName>(name: N, ...args: Parameters<IndexCalls[N]>) => Promise<CallAnswer<N>>;

/** The questions that a part of the index answers just so. */
type Fitting<Part> = { [N in CallName & keyof Part]: Part[N] extends IndexCalls[N] ? N : never }[CallName & keyof Part];
type Search = ReturnType<OpenIndex['now']>['search'];
type ServiceEvents = Omit<IndexEvents, 'restarted'>;

type ServiceParts = {
  /** What a folder's file system tells of its changes. */
  readonly telling?: typeof tellingOf;
  /** Of a thread that helps to read a whole library; without it none does. */
  readonly makeReader?: () => AheadReader;
  /** Of threads that write the records of many marked edits. */
  readonly startWriter?: StartWriter;
};

export function makeIndexService(events: ServiceEvents, { telling = tellingOf, makeReader, startWriter }: ServiceParts = {}): IndexService {
  const index = makeOpenIndex(events.renewed);
  const calls = callsOf(index, makeFollowedFolder(index, telling, events), telling, {
    ...events,
    makeReader,
    marks: makeLazyMarks(startWriter),
  });

  async function answer<N extends CallName>(name: N, args: Parameters<IndexCalls[N]>, again: boolean): Promise<CallAnswer<N>> {
    try {
      // The name and its arguments are paired by the type of the service.
      const call = calls[name] as (...given: readonly unknown[]) => unknown;
      return (await call(...args)) as CallAnswer<N>;
    } catch (error) {
      if (isDamage(error) && !again && index.renew()) return answer(name, args, true);
      throw error;
    }
  }

  return (name, ...args) =>
    answer(name, args, false).catch((error: unknown) => {
      throw new Error(`${name satisfies CallName}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
}

type CallParts = Pick<ServiceEvents, 'progress'> & {
  readonly makeReader: ServiceParts['makeReader'] | undefined;
  readonly marks: ReturnType<typeof makeLazyMarks>;
};

/** What few sessions need is loaded when it is. */
function makeLazyMarks(startWriter: StartWriter | undefined) {
  let marks: Promise<MarkRecords> | null = null;
  return {
    now: () => (marks ??= import('./folder/mark-records.ts').then(({ makeMarkRecords }) => makeMarkRecords(startWriter))),
    close: () => void marks?.then((all) => all.close()),
  };
}

async function strayNow(store: IndexStore, folder: string, sha256: string): Promise<string | null> {
  const known = await findStray(store, folder, sha256, null);
  if (known !== null) return known;
  // Not every folder is followed: what was put there lately is looked for now.
  store.transact(() => keepStrays(store, folder, null, strayPicturesIn(folder)));
  return findStray(store, folder, sha256, null);
}

/** What each question does. */
function callsOf(
  index: OpenIndex,
  followed: FollowedFolder,
  telling: typeof tellingOf,
  { progress, makeReader, marks }: CallParts,
): IndexCalls {
  /** Grows when the scans that were asked for until then are to stop. */
  let stops = 0;
  // Of the index that is open when it is asked. The name, its arguments and its answer are paired by `Fitting`.
  const inStore =
    <N extends Fitting<IndexStore>>(name: N) =>
    (...asked: Parameters<IndexCalls[N]>): ReturnType<IndexCalls[N]> =>
      (index.now().store[name] as (...given: readonly unknown[]) => ReturnType<IndexCalls[N]>)(...asked);
  const inSearch =
    <N extends Fitting<Search>>(name: N) =>
    (...asked: Parameters<IndexCalls[N]>): ReturnType<IndexCalls[N]> =>
      (index.now().search[name] as (...given: readonly unknown[]) => ReturnType<IndexCalls[N]>)(...asked);
  return {
    open: index.open,
    check: inStore('check'),
    put: inStore('put'),
    remove: inStore('remove'),
    mark: async (...asked) => (await marks.now()).mark(index.now().store, ...asked),
    find: inSearch('find'),
    found: inSearch('found'),
    count: inSearch('count'),
    rows: inSearch('rows'),
    ids: inSearch('ids'),
    position: inSearch('position'),
    get: inStore('get'),
    summaries: inStore('summaries'),
    spent: inStore('spent'),
    sent: inStore('sent'),
    earlier: inStore('earlier'),
    children: inStore('children'),
    trashed: inStore('trashed'),
    names: inStore('names'),
    inputsNamed: inSearch('inputsNamed'),
    live: inStore('live'),
    damaged: inStore('damaged'),
    newest: inStore('newest'),
    sameRequests: inStore('sameRequests'),
    imported: inStore('imported'),
    typicalSeconds: inStore('typicalSeconds'),
    unprinted: (olderThan, max) => index.now().store.twins.unprinted(olderThan, max),
    print: (id, nth, print) => notePrint(index.now().store, id, nth, print),
    async scan(options) {
      const mine = stops;
      const scanned = await index.inTurn((store, ended) => {
        followed.followNew(options.folder);
        return scanFolder(
          store,
          { ...options, listing: telling(options.folder) === 'nothing' },
          { progress: (read) => progress(read, store.counts()), stopped: () => ended() || stops !== mine, makeReader },
        );
      });
      if (scanned !== null) followed.compared();
      return scanned;
    },
    stopScan: () => ((stops += 1), null),
    watch(options) {
      followed.follow(options);
      return null;
    },
    strayOf: (folder, id, nth) => strayOf(index.now().store, folder, id, nth),
    findStray: (folder, sha256) => strayNow(index.now().store, folder, sha256),
    close() {
      marks.close();
      followed.close();
      index.close();
      return null;
    },
  };
}
