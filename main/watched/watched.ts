// Watched folders: looked at while the window is open; what is new in them waits in an outbox, and nothing leaves it but by the person's own batch.
import { createHash } from 'node:crypto';
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { BatchItem } from '../../app/batch/batch.ts';
import { maxItems } from '../../app/batch/limits.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CallHandlers, Gathering, WatchedFolder, WatchedFor, WatchedNow } from '../../app/contract/contract.ts';
import type { Clock } from '../../app/edits/ports.ts';
import { maxWatched, withDone } from '../../app/watched/watched.ts';
import type { DonePicture, WatchedEntry } from '../../app/watched/watched.ts';
import { makeOrders } from '../library/store/save-order.ts';
import type { Session } from '../studio/session/session.ts';
import type { KnownPictures } from './known-pictures.ts';
import { facesIn, makeLooking, readWhole } from './look.ts';
import type { Looking, WaitingPicture } from './look.ts';
import { folderAt, mayWatch, notThere, refusalOf } from '../library/folder/may-watch.ts';
import type { OwnPlaces } from '../library/folder/may-watch.ts';
import type { WatchedStore } from './watched-file.ts';
import { say } from '../../app/messages/say.ts';

type WatchedCall = Extract<keyof CallHandlers, `watched.${string}`>;

export type Watched = {
  readonly handlers: Pick<CallHandlers, Exclude<WatchedCall, 'watched.add'>>;
  /** All that lies there is done already. */
  readonly add: (folder: string, use: WatchedFor) => Promise<Reply<WatchedFolder>>;
  /** Where a picture lies that waits, by its hash. */
  readonly pathOf: (sha256: string) => string | null;
  /** What of these lies in a watched folder is done. */
  readonly released: (items: readonly BatchItem[]) => Promise<void>;
  /** The real paths of all of them. */
  readonly folders: () => Promise<readonly string[]>;
  /** Two looks, as far apart as stillness needs; for the command. */
  readonly outbox: () => Promise<WatchedNow>;
  /** What waits in one, by its key. */
  readonly waitingIn: (key: string) => Reply<readonly BatchItem[]>;
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Between two looks; longer where one takes long. */
const paceMs = 3000;
const maxOfTheTime = 10;
const scanIntervalMs = 2100;
const maxFirst = 6;

export const keyOf = (folder: string): string => createHash('sha256').update(folder).digest('hex');

type Standing = { readonly looking: Looking; waiting: readonly WaitingPicture[]; trouble: Failure | null };

export function makeWatched(options: {
  readonly store: WatchedStore;
  readonly clock: Clock;
  readonly session: () => Session | null;
  readonly own: () => OwnPlaces;
  readonly isKnown: KnownPictures;
  readonly gather: (items: readonly BatchItem[]) => Promise<Gathering>;
  readonly changed: (now: WatchedNow) => void;
  /** The window looks again and again; the command when it is asked. */
  readonly follows: boolean;
  readonly log: (line: string) => void;
}): Watched {
  const { store, clock } = options;
  const standing = new Map<string, Standing>();
  let entries: readonly WatchedEntry[] = [];
  let trouble: Failure | null = null;
  let lastSent = '';
  let stopTimer: (() => void) | null = null;
  let closed = false;
  const { inOrder } = makeOrders();

  const standingOf = (folder: string): Standing => {
    const there = standing.get(folder) ?? { looking: makeLooking(), waiting: [], trouble: null };
    standing.set(folder, there);
    return there;
  };
  const shown = ({ path: folder, use }: WatchedEntry): WatchedFolder => {
    const { waiting, trouble: away } = standingOf(folder);
    const first = waiting.slice(0, maxFirst).map(({ name, sha256 }) => ({ name, sha256 }));
    return { key: keyOf(folder), folder, name: path.basename(folder) || folder, use, waiting: waiting.length, first, trouble: away };
  };
  const now = (): WatchedNow => ({ folders: entries.map(shown), trouble });
  const tell = (): void => {
    const next = JSON.stringify(now());
    if (next === lastSent) return;
    lastSent = next;
    options.changed(now());
  };
  const entryOf = (key: string): WatchedEntry | undefined => entries.find((one) => keyOf(one.path) === key);

  async function readList(): Promise<void> {
    const read = await store.read();
    trouble = read.ok ? store.setAside() : read.failure;
    if (read.ok) entries = read.value.folders;
    for (const folder of standing.keys()) if (!entries.some((one) => one.path === folder)) standing.delete(folder);
  }

  const scanAll = (): Promise<void> =>
    inOrder('look', async () => {
      await readList();
      const known = new Map<string, readonly DonePicture[]>();
      for (const entry of entries) known.set(entry.path, await scanFolder(entry));
      if ([...known.values()].some((found) => found.length > 0)) await note(known);
      tell();
    });

  /** What is known already of what it found. */
  async function scanFolder(entry: WatchedEntry): Promise<readonly DonePicture[]> {
    const here = standingOf(entry.path);
    const real = await folderAt(entry.path);
    // A link that was laid in its place leads to another folder, whose pictures nobody wanted.
    here.trouble = real === entry.path ? await refusalOf(real, options.own()) : notThere(entry.path);
    const library = options.session()?.library ?? null;
    if (here.trouble !== null) here.waiting = [];
    // While the library is away nobody can say what it knows: what was found stays as it is.
    if (library === null || library.trouble() !== null || (here.trouble !== null && real !== null)) return [];
    const seen = await here.looking.look(
      entry,
      Date.parse(clock.now()),
      `${library.id} ${library.status().total}`,
      ({ name, sha256, bytes }, first) => options.isKnown(library, { file: path.join(entry.path, name), sha256, bytes }, first),
    );
    if (seen !== null && here.trouble === null) here.waiting = seen.waiting;
    return seen?.known ?? [];
  }

  /** Adds to what is done, in the file and here. */
  async function note(done: ReadonlyMap<string, readonly DonePicture[]>): Promise<Reply<null>> {
    const changed = await store.change((file) =>
      ok({ ...file, folders: file.folders.map((one) => withDone(one, done.get(one.path) ?? [])) }),
    );
    if (!changed.ok) {
      options.log(`watched folders: ${changed.failure.message}`);
      return changed;
    }
    entries = changed.value.folders;
    for (const [folder, pictures] of done) {
      const gone = new Set(pictures.map(({ sha256 }) => sha256));
      const here = standingOf(folder);
      here.waiting = here.waiting.filter(({ sha256 }) => !gone.has(sha256));
    }
    return ok(null);
  }

  function scheduleScan(delayMs: number): void {
    stopTimer?.();
    stopTimer = null;
    if (!options.follows || closed || entries.length === 0) return;
    stopTimer = clock.after(delayMs, () => void scanAndContinue());
  }

  async function scanAndContinue(): Promise<void> {
    const beganMs = clock.monotonicMs();
    await scanAll().catch((error: unknown) => options.log(`watched folders could not be looked at: ${String(error)}`));
    scheduleScan(Math.max(paceMs, (clock.monotonicMs() - beganMs) * maxOfTheTime));
  }

  const change = async (key: string, act: (folders: readonly WatchedEntry[]) => readonly WatchedEntry[]): Promise<Reply<null>> => {
    const changed = await store.change((file) =>
      file.folders.some((one) => keyOf(one.path) === key) ? ok({ ...file, folders: [...act(file.folders)] }) : fail(notWatched()),
    );
    if (!changed.ok) return changed;
    await readList();
    tell();
    return ok(null);
  };

  const add: Watched['add'] = async (folder, use) => {
    const real = await mayWatch(folder, options.own());
    if (!real.ok) return real;
    const done: DonePicture[] = [];
    for (const face of (await facesIn(real.value)) ?? []) {
      const read = await readWhole(real.value, face);
      if (read !== null) done.push(read);
    }
    const entry = withDone({ path: real.value, use, done: [] }, done);
    const changed = await store.change((file) => {
      if (file.folders.some((one) => one.path === real.value)) return fail(makeFailure('usage', say('watched.already')));
      if (file.folders.length >= maxWatched) return fail(makeFailure('usage', say('watched.tooMany', { most: maxWatched })));
      return ok({ ...file, folders: [...file.folders, entry] });
    });
    if (!changed.ok) return changed;
    await scanAndContinue();
    return ok(shown(entry));
  };

  const waitingIn: Watched['waitingIn'] = (key) => {
    const entry = entryOf(key);
    if (entry === undefined) return fail(notWatched());
    const here = standingOf(entry.path);
    if (here.trouble !== null) return fail(here.trouble);
    const items = here.waiting.slice(0, maxItems).map(({ name, bytes, sha256 }) => {
      return { name, path: path.join(entry.path, name), result: null, bytes, sha256 };
    });
    return items.length === 0 ? fail(makeFailure('picture-missing', say('watched.nothingWaits'))) : ok(items);
  };

  const released: Watched['released'] = async (items) => {
    if (entries.length === 0) await readList();
    const done = new Map<string, DonePicture[]>();
    for (const { path: file, name, bytes, sha256 } of items) {
      const folder = file === null ? null : await realpath(path.dirname(file)).catch(() => null);
      if (file === null || folder === null || !entries.some((one) => one.path === folder)) continue;
      const found = await lstat(file).catch(() => null);
      // Of another length it is another picture by now, which is not done.
      const mtimeMs = found?.size === bytes ? found.mtimeMs : 0;
      done.set(folder, [...(done.get(folder) ?? []), { sha256, name, bytes, mtimeMs }]);
    }
    if (done.size > 0) await inOrder('look', () => note(done));
    tell();
  };

  return {
    add,
    waitingIn,
    released,
    look: scanAll,
    pathOf: (sha256) => {
      for (const { path: folder } of entries) {
        const found = standing.get(folder)?.waiting.find((one) => one.sha256 === sha256);
        if (found !== undefined) return path.join(folder, found.name);
      }
      return null;
    },
    folders: async () => {
      await readList();
      return entries.map((one) => one.path);
    },
    outbox: async () => {
      await scanAll();
      if (entries.length === 0) return now();
      await new Promise<void>((resolve) => void clock.after(scanIntervalMs, resolve));
      await scanAll();
      return now();
    },
    close: async () => {
      closed = true;
      stopTimer?.();
      await inOrder('look', async () => undefined);
    },
    handlers: {
      'watched.list': async () => {
        // The first look; or the command has added the first one.
        const before = entries.length;
        await readList();
        if (before === 0) scheduleScan(0);
        return now();
      },
      'watched.use': ({ key, use }) => change(key, (folders) => folders.map((one) => (keyOf(one.path) === key ? { ...one, use } : one))),
      'watched.remove': ({ key }) => change(key, (folders) => folders.filter((one) => keyOf(one.path) !== key)),
      'watched.gather': async ({ key }) => {
        const items = waitingIn(key);
        return items.ok ? ok(await options.gather(items.value)) : items;
      },
      'watched.leave': async ({ key }) => {
        const entry = entryOf(key);
        if (entry === undefined) return fail(notWatched());
        const left = await inOrder('look', () => note(new Map([[entry.path, standingOf(entry.path).waiting]])));
        tell();
        return left;
      },
    },
  };
}

const notWatched = (): Failure => makeFailure('usage', say('watched.none'));
