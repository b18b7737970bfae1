// The library: a plain folder of records and pictures, and the index that makes it quick. The records are the truth.
import { dirname, join } from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { LibraryStatus } from '../../app/ipc.ts';
import { failureOfDisk, makeFolderDurable, temporaryBeside } from '../files.ts';
import { makeAttachment, readOnly } from './attachment.ts';
import { makeBallast } from './ballast.ts';
import type { Counts, Moved, Scanned } from './index-calls.ts';
import { openIndexClient } from './index-client.ts';
import { awayFor, isOpenToAll, openFolder, quietly, troubleOfFolder } from './library-file.ts';
import { openLiveMarkers } from './live-markers.ts';
import type { LiveMarkers } from './live-markers.ts';
import { adoptResult, confinedFile, makePictureFiles, resultIn } from './picture-files.ts';
import { makeOrders } from './orders.ts';
import { makePlaces } from './places.ts';
import type { Library, LibraryOptions } from './library-type.ts';
import type { PlacedRow } from './row.ts';
import { makeSaving } from './saving.ts';

export type { Library, LibraryOptions };

/** A worker that dies of following is not made to follow forever. */
const mostRefollows = 3;
const glanceMs = 10_000;

export async function openLibrary(options: LibraryOptions): Promise<Reply<Library>> {
  const { log = () => undefined } = options;
  const opened = await openFolder(options.folder, options.create);
  const away = opened.ok ? null : awayFor(opened.failure, options);
  if (!opened.ok && away === null) return opened;
  const id = opened.ok ? opened.value.id : (away ?? '');
  if (opened.ok && (await isOpenToAll(options.folder).catch(() => false)))
    log('everybody on this computer may write into the library folder: its records may be others’');
  const cache = join(options.cacheFolder, id);
  const startedMs = Math.min(performance.timeOrigin, Date.now());

  const attachment = makeAttachment({
    id,
    folder: options.folder,
    trouble: opened.ok ? (opened.value.writable ? null : readOnly()) : opened.failure,
    onChange: () => tell(),
  });
  const { folder, onDisk } = attachment;
  let counts: Counts = { total: 0, trashed: 0, damaged: 0 };
  let indexing = 0;
  let told = '';
  let onProgress: ((read: number) => void) | undefined;
  let scans: Promise<unknown> = Promise.resolve();
  let closed = false;
  let refollows = 0;
  let glancedMs = -Infinity;
  let hearsMoved: ((moved: readonly Moved[]) => void) | null = null;
  const moved: Moved[] = [];

  const status = (): LibraryStatus => {
    const state = attachment.state();
    return { folder: folder(), state: state === 'open' && indexing > 0 ? 'indexing' : state, ...counts };
  };
  function tell(): void {
    const now = JSON.stringify(status());
    if (now === told || closed) return;
    told = now;
    options.onChange(status());
  }
  function note(found: Counts): void {
    counts = countsOf(found);
    tell();
  }

  function take(found: Scanned): void {
    counts = countsOf(found);
    // As many as before, and yet not the same: a picture is gone, a record was moved.
    if (found.changed) told = '';
    moved.push(...found.moved);
    if (hearsMoved !== null && moved.length > 0) hearsMoved(moved.splice(0));
    tell();
  }
  function follow(): void {
    if (options.follow !== true || closed || attachment.state() === 'missing') return;
    index.ask('watch', { folder: folder(), libraryId: id, startedMs }).catch((error: unknown) => log(`not followed: ${String(error)}`));
  }

  const ballast = makeBallast(cache, log);
  const marked = await ballast
    .carry(cache, () => openLiveMarkers(cache))
    .then(ok, (error: unknown) => fail<LiveMarkers>(failureOfDisk(error)));
  if (!marked.ok) return marked;
  const markers = marked.value;
  const index = openIndexClient(options.workerUrl, join(cache, 'index.sqlite'), {
    progress: (read, found) => {
      note(found);
      onProgress?.(read);
    },
    looked: (scanned) => (scanned === null ? void attachment.look() : take(scanned)),
    revived: () => {
      if ((refollows += 1) <= mostRefollows) follow();
    },
    renewed: (movedAside) => {
      log(`the index was damaged and is now ${movedAside}`);
      void scan({ all: false, rebuilds: true });
    },
    log,
  });
  /** What knows the folder's path; made again when the library is found in another one. */
  const diskAt = (at: string) => {
    const places = makePlaces(at, { marked: markers.pathOf, indexed: async (of) => (await index.ask('get', of))?.path ?? null });
    const put = async (row: PlacedRow): Promise<void> => note(await index.ask('put', [row]));
    const foundAgain = (of: string, nth: number): Promise<string | null> => index.ask('strayOf', at, of, nth).catch(() => null);
    return {
      at,
      places,
      pictures: makePictureFiles(at),
      saving: makeSaving({ folder: at, cache, places, markers, ballast, put, foundAgain, log }),
      foundAgain,
    };
  };
  let disk = diskAt(folder());
  const { inOrder, all: allInOrder } = makeOrders();

  /** What was looked for and is not there: perhaps the whole library is not. */
  const missed = <T>(found: T | null): T | null => {
    if (found === null && attachment.state() !== 'missing') void attachment.look();
    return found;
  };

  /** Brings the index up to date. Never two at a time; the last one's answer says whether the library was there. */
  function scan(
    { all, rebuilds }: { readonly all: boolean; readonly rebuilds: boolean },
    progress?: (read: number) => void,
  ): Promise<Reply<null>> {
    if (rebuilds) indexing += 1;
    tell();
    const work = scans.then(async (): Promise<Reply<null>> => {
      onProgress = progress;
      try {
        const found = closed ? null : await index.ask('scan', { folder: folder(), libraryId: id, all, startedMs });
        if (found === null)
          return fail(
            (await troubleOfFolder(folder(), id)) ?? makeFailure('cancelled', 'Reading the library was stopped. What was read stays.'),
          );
        take(found);
        // Without its markers an edit that still runs would be forgotten at the next start.
        if (rebuilds) for (const one of await index.ask('live')) await markers.mark(one.id, one.path);
        return ok(null);
      } catch (error) {
        log(`the library could not be read: ${String(error)}`);
        return fail(
          makeFailure('disk-trouble', 'The index of the library could not be made. The records are not touched; try again.', {
            detail: String(error),
          }),
        );
      } finally {
        onProgress = undefined;
        if (rebuilds) indexing -= 1;
        tell();
      }
    });
    scans = work;
    return work;
  }

  let empty: boolean;
  try {
    const found = await ballast.carry(cache, () => index.ask('open', join(cache, 'index.sqlite')));
    if (found.movedAside !== null) log(`the index could not be used and is now ${found.movedAside}`);
    empty = found.empty;
    counts = countsOf(found);
  } catch (error) {
    await index.close();
    return fail(makeFailure('disk-trouble', 'The index of the library could not be opened.', { detail: String(error) }));
  }
  const rebuilds = empty || markers.fresh;
  let later: NodeJS.Timeout | null = setTimeout(compare, 1000);
  /** An index that was whole is believed until then: looking through it and the folder must not stand before the first page. */
  function compare(): void {
    if (later === null) return;
    clearTimeout(later);
    later = null;
    // Damage comes back as `renewed`, which reads everything again.
    follow();
    if (!empty) scans = scans.then(() => index.ask('check')).catch((error: unknown) => log(String(error)));
    void scan({ all: false, rebuilds });
  }
  if (rebuilds) compare();
  void ballast.restore();

  return ok({
    id,
    folder,
    status,
    trouble: attachment.trouble,
    async attach(to) {
      const was = attachment.state();
      const trouble = await attachment.look(to);
      if (trouble !== null) return fail(trouble);
      if (disk.at !== folder()) disk = diskAt(folder());
      else if (was !== 'missing') return ok(null);
      follow();
      void scan({ all: false, rebuilds: true });
      return ok(null);
    },
    async save(record) {
      const saved = await inOrder(record.id, () => onDisk(() => disk.saving.save(record)));
      if (saved.ok) void ballast.restore();
      return saved;
    },
    async load(of) {
      const found = missed(await quietly(disk.places.read(of)))?.found;
      return found?.kind === 'record' ? found.record : null;
    },
    recordPath: async (of) => quietly(disk.places.pathOf(of)),
    storeInput: (from, sha256, mediaType) =>
      inOrder(sha256, () => onDisk(async () => (await disk.pictures.storeInput(from, sha256, mediaType), ok(null)))),
    async inputPath(sha256) {
      const there = await quietly(disk.pictures.inputPath(sha256));
      if (there !== null || attachment.state() === 'missing') return there;
      const at = await index.ask('findStray', folder(), sha256).catch(() => null);
      return at === null ? null : quietly(confinedFile(folder(), at));
    },
    temporaryFor: (record) =>
      onDisk(async () => {
        const base = await disk.places.baseOf(record);
        await makeFolderDurable(dirname(base));
        return ok(temporaryBeside(base));
      }),
    adopt: (record, nth, temporary, mediaType, sha256) =>
      inOrder(record.id, () =>
        onDisk(async () => ok(await adoptResult(await disk.places.baseOf(record), nth, temporary, mediaType, sha256))),
      ),
    async resultPath(of, nth) {
      const placed = missed(await quietly(disk.places.read(of)));
      const result = placed?.found.kind === 'record' ? placed.found.record.results[nth] : undefined;
      if (placed === null || result === undefined) return null;
      const beside = await quietly(resultIn(folder(), dirname(placed.path), result.file));
      const at = beside === null ? await disk.foundAgain(of, nth) : null;
      return at === null ? beside : quietly(confinedFile(folder(), at));
    },
    async noteFiles(record) {
      const placed = await quietly(disk.places.read(record.id));
      if (placed === null) return false;
      const present = await disk.saving.isPresent(placed.path, record);
      const [noted] = await index.ask('summaries', [record.id]);
      if (noted !== undefined && noted.present !== present) await disk.saving.index(placed.path, record);
      return present;
    },
    find: (query, whole = false) => index.ask(whole ? 'count' : 'find', query),
    rows: (query, offset, count) => index.ask('rows', query, offset, count).finally(compare),
    position: (query, of) => index.ask('position', query, of),
    summaries: (ids) => index.ask('summaries', ids),
    children: (of) => index.ask('children', of),
    async live() {
      const live: string[] = [];
      const marked = await markers.ids();
      if ((await troubleOfFolder(folder(), id)) !== null) return marked;
      for (const of of marked) {
        const found = (await quietly(disk.places.read(of)))?.found;
        if (found?.kind === 'record' && !isAtEnd(found.record.state)) live.push(of);
        // A damaged record keeps its marker: it may come back.
        else if (found?.kind !== 'damaged') await markers.dropStale(of);
      }
      return live;
    },
    damaged: () => index.ask('damaged'),
    newest: () => index.ask('newest'),
    typicalSeconds: () => index.ask('typicalSeconds'),
    trashed: () => index.ask('trashed'),
    names: () => index.ask('names'),
    discard: (record, move) =>
      inOrder(record.id, () =>
        onDisk(async () => {
          for (const file of await disk.places.filesOf(record)) await move(file);
          note(await index.ask('remove', [record.id]));
          return ok(null);
        }),
      ),
    discardInputs: (sha256s, move) =>
      onDisk(async () => {
        await scans;
        if (counts.damaged > 0 || indexing > 0) return ok(0);
        const named = new Set(await index.ask('inputsNamed', sha256s));
        return ok(
          await disk.pictures.discardInputs(
            sha256s.filter((sha256) => !named.has(sha256)),
            move,
          ),
        );
      }),
    rebuild: (progress) => scan({ all: true, rebuilds: true }, progress),
    async stopRebuild() {
      await index.ask('stopScan');
    },
    glance() {
      if (later !== null || performance.now() - glancedMs < glanceMs) return;
      glancedMs = performance.now();
      void scan({ all: false, rebuilds: false });
    },
    onMoved(listener) {
      hearsMoved = listener;
      if (moved.length > 0) listener(moved.splice(0));
    },
    async settled() {
      compare();
      for (let last = null as unknown; last !== scans;) {
        last = scans;
        await last;
      }
    },
    async close() {
      await allInOrder();
      closed = true;
      if (later !== null) clearTimeout(later);
      await Promise.all([index.close(), ballast.restore()]);
      await scans;
    },
  });
}

const countsOf = ({ total, trashed, damaged }: Counts): Counts => ({ total, trashed, damaged });
