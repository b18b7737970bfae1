// Watched folders: looked at while the window is open; what is new in them waits in an outbox, and nothing leaves it but by the person's own batch.
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
import type { Owners } from '../platform/process-locks.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { KnownPictures } from './known-pictures.ts';
import { facesIn, readWhole } from './look.ts';
import { folderAt, mayWatch, notThere, refusalOf } from '../library/folder/may-watch.ts';
import type { OwnPlaces } from '../library/folder/may-watch.ts';
import { keyOf, makeWatchedState } from './watched-state.ts';
import type { StateParts, WatchedState } from './watched-state.ts';
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
  /** Looks again, then begins with what waits, while no other program of this computer does: two would begin with the same pictures. */
  readonly releasing: <T>(begin: () => Promise<Reply<T>>) => Promise<Reply<T>>;
  /** Whether a gathering is of what waited. */
  readonly isOffered: (gathering: string) => boolean;
  /** Why these may not be begun with, that waited when they were gathered; null where all of them wait still, as was seen last. */
  readonly refusalOf: (items: readonly BatchItem[]) => Promise<Failure | null>;
  readonly close: () => Promise<void>;
};

type WatchedParts = StateParts & {
  readonly clock: Clock;
  readonly session: () => Session | null;
  readonly own: () => OwnPlaces;
  readonly isKnown: KnownPictures;
  readonly gather: (items: readonly BatchItem[]) => Promise<Gathering>;
  readonly owners: Pick<Owners, 'releasing'>;
  /** The window looks again and again; the command when it is asked. */
  readonly follows: boolean;
};

/** Between two looks; longer where one takes long. */
const paceMs = 3000;
const maxOfTheTime = 10;
const scanIntervalMs = 2100;

/** Looks at nothing before it is asked for something. */
export function makeWatched(parts: WatchedParts): Watched {
  const { clock } = parts;
  const state = makeWatchedState(parts);
  let stopTimer: (() => void) | null = null;
  let closed = false;
  const { inOrder } = makeOrders();

  const scanAll = (): Promise<void> => inOrder('look', () => scanFolders(parts, state));

  const scheduleScan = (delayMs: number): void => {
    stopTimer?.();
    stopTimer = null;
    if (!parts.follows || closed || state.entries().length === 0) return;
    stopTimer = clock.after(delayMs, () => void scanAndContinue());
  };
  const scanAndContinue = async (): Promise<void> => {
    const beganMs = clock.monotonicMs();
    await scanAll().catch((error: unknown) => parts.log(`watched folders could not be looked at: ${String(error)}`));
    scheduleScan(Math.max(paceMs, (clock.monotonicMs() - beganMs) * maxOfTheTime));
  };

  const { offer, isOffered } = makeOffers(parts);

  return {
    add: async (folder, use) => {
      const entry = await addFolder(parts, folder, use);
      if (!entry.ok) return entry;
      await scanAndContinue();
      return ok(state.shown(entry.value));
    },
    waitingIn: (key) => waitingIn(state, key),
    released: async (items) => {
      if (state.entries().length === 0) await state.read();
      const done = await doneOf(state, items);
      if (done.size > 0) await inOrder('look', () => state.note(done));
      state.tell();
    },
    look: scanAll,
    releasing: (begin) => releasing(parts, scanAll, begin),
    isOffered,
    refusalOf: (items) => refusalOfBegun(state, items),
    pathOf: (sha256) => pathOf(state, sha256),
    folders: async () => {
      await state.read();
      return state.entries().map((one) => one.path);
    },
    outbox: () => outbox(parts, state, scanAll),
    close: async () => {
      closed = true;
      stopTimer?.();
      await inOrder('look', async () => undefined);
    },
    handlers: {
      'watched.list': async () => {
        // The first look; or the command has added the first one.
        const before = state.entries().length;
        await state.read();
        if (before === 0) scheduleScan(0);
        return state.now();
      },
      'watched.use': ({ key, use }) =>
        change(parts, state, key, (folders) => folders.map((one) => (keyOf(one.path) === key ? { ...one, use } : one))),
      'watched.remove': ({ key }) => change(parts, state, key, (folders) => folders.filter((one) => keyOf(one.path) !== key)),
      'watched.gather': async ({ key }) => {
        const items = waitingIn(state, key);
        return items.ok ? ok(await offer(items.value)) : items;
      },
      'watched.leave': async ({ key }) => {
        const entry = state.entryOf(key);
        if (entry === null) return fail(notWatched());
        const left = await inOrder('look', () => state.note(new Map([[entry.path, state.standingOf(entry.path).waiting]])));
        state.tell();
        return left;
      },
    },
  };
}

async function outbox({ clock }: WatchedParts, state: WatchedState, scan: () => Promise<void>): Promise<WatchedNow> {
  await scan();
  if (state.entries().length === 0) return state.now();
  await new Promise<void>((resolve) => void clock.after(scanIntervalMs, resolve));
  await scan();
  return state.now();
}

async function releasing<T>({ owners }: WatchedParts, scan: () => Promise<void>, begin: () => Promise<Reply<T>>): Promise<Reply<T>> {
  const begun = await owners.releasing(async () => {
    await scan();
    return begin();
  });
  return begun ?? fail(makeFailure('owned-elsewhere', say('watched.busy')));
}

/** What was shown because it waited, by the keys of its gatherings. */
function makeOffers({ gather }: Pick<WatchedParts, 'gather'>) {
  const offered = new Set<string>();
  return {
    isOffered: (gathering: string): boolean => offered.has(gathering),
    offer: async (items: readonly BatchItem[]): Promise<Gathering> => {
      const gathering = await gather(items);
      offered.add(gathering.key);
      return gathering;
    },
  };
}

/** Looks at all of them, and tells what is other than before. */
async function scanFolders(parts: WatchedParts, state: WatchedState): Promise<void> {
  await state.read();
  const known = new Map<string, readonly DonePicture[]>();
  for (const entry of state.entries()) known.set(entry.path, await scanFolder(parts, state, entry));
  if ([...known.values()].some((found) => found.length > 0)) await state.note(known);
  state.tell();
}

/** What is known already of what it found. */
async function scanFolder(parts: WatchedParts, state: WatchedState, entry: WatchedEntry): Promise<readonly DonePicture[]> {
  const here = state.standingOf(entry.path);
  const real = await folderAt(entry.path);
  // A link that was laid in its place leads to another folder, whose pictures nobody wanted.
  here.trouble = real === entry.path ? await refusalOf(real, parts.own()) : notThere(entry.path);
  const library = parts.session()?.library ?? null;
  if (here.trouble !== null) here.waiting = [];
  // While the library is away nobody can say what it knows: what was found stays as it is.
  if (library === null || library.trouble() !== null || (here.trouble !== null && real !== null)) return [];
  const seen = await here.looking.look(
    entry,
    Date.parse(parts.clock.now()),
    `${library.id} ${library.status().total}`,
    ({ name, sha256, bytes }, first) => parts.isKnown(library, { file: path.join(entry.path, name), sha256, bytes }, first),
  );
  if (seen !== null && here.trouble === null) here.waiting = seen.waiting;
  return seen?.known ?? [];
}

/** Adds a folder to the file, with all that lies there as done. */
async function addFolder(
  { store, own }: Pick<WatchedParts, 'store' | 'own'>,
  folder: string,
  use: WatchedFor,
): Promise<Reply<WatchedEntry>> {
  const real = await mayWatch(folder, own());
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
  return changed.ok ? ok(entry) : changed;
}

/** Changes the list in the file, where it has the folder of this key. */
async function change(
  { store }: Pick<WatchedParts, 'store'>,
  state: WatchedState,
  key: string,
  to: (folders: readonly WatchedEntry[]) => readonly WatchedEntry[],
): Promise<Reply<null>> {
  const changed = await store.change((file) =>
    file.folders.some((one) => keyOf(one.path) === key) ? ok({ ...file, folders: [...to(file.folders)] }) : fail(notWatched()),
  );
  if (!changed.ok) return changed;
  await state.read();
  state.tell();
  return ok(null);
}

function pathOf(state: WatchedState, sha256: string): string | null {
  for (const { path: folder } of state.entries()) {
    const found = state.standingOf(folder).waiting.find((one) => one.sha256 === sha256);
    if (found !== undefined) return path.join(folder, found.name);
  }
  return null;
}

function waitingIn(state: WatchedState, key: string): Reply<readonly BatchItem[]> {
  const entry = state.entryOf(key);
  if (entry === null) return fail(notWatched());
  const here = state.standingOf(entry.path);
  if (here.trouble !== null) return fail(here.trouble);
  const items = here.waiting.slice(0, maxItems).map(({ name, bytes, sha256 }) => {
    return { name, path: path.join(entry.path, name), result: null, bytes, sha256 };
  });
  return items.length === 0 ? fail(makeFailure('picture-missing', say('watched.nothingWaits'))) : ok(items);
}

async function refusalOfBegun(state: WatchedState, items: readonly BatchItem[]): Promise<Failure | null> {
  for (const [folder, pictures] of await doneOf(state, items))
    for (const { sha256, name } of pictures)
      if (!state.standingOf(folder).waiting.some((one) => one.sha256 === sha256 && one.name === name))
        return makeFailure('picture-missing', say('watched.begunMeanwhile', { name }));
  return null;
}

/** What of these items lies in a watched folder, by the folder. */
async function doneOf(state: WatchedState, items: readonly BatchItem[]): Promise<ReadonlyMap<string, readonly DonePicture[]>> {
  const done = new Map<string, DonePicture[]>();
  for (const { path: file, name, bytes, sha256 } of items) {
    const folder = file === null ? null : await realpath(path.dirname(file)).catch(() => null);
    if (file === null || folder === null || !state.entries().some((one) => one.path === folder)) continue;
    const found = await lstat(file).catch(() => null);
    // Of another length it is another picture by now, which is not done.
    const mtimeMs = found?.size === bytes ? found.mtimeMs : 0;
    done.set(folder, [...(done.get(folder) ?? []), { sha256, name, bytes, mtimeMs }]);
  }
  return done;
}

const notWatched = (): Failure => makeFailure('usage', say('watched.none'));
