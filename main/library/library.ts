// The library: a plain folder of records and pictures, and the index that makes it quick. The records are the truth.
import { dirname, join } from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import { failureOfDisk, makeFolderDurable, moveDurable, temporaryBeside, writeDurable } from '../platform/durable-files.ts';
import { compared } from '../../app/edits/compared.ts';
import { makeAttachment, readOnly } from './store/attachment.ts';
import { makeBallast } from './store/ballast.ts';
import { openIndexClient } from './index-client.ts';
import { openIndexHere } from './index-in-thread.ts';
import { makeKeeping } from './index-sync.ts';
import { awayFor, isOpenToAll, openFolder, quietly, troubleOfFolder } from './store/library-file.ts';
import { keptInputs } from './store/kept-inputs.ts';
import { openLiveMarkers } from './store/live-markers.ts';
import type { LiveMarkers } from './store/live-markers.ts';
import { adoptResult, confinedFile, makePictureFiles, noteAt, resultIn } from './store/picture-files.ts';
import { makeOrders } from './store/save-order.ts';
import { makeRecordLocations } from './store/record-locations.ts';
import type { Library, LibraryOptions } from './library-type.ts';
import type { PlacedRow } from './store/row.ts';
import { makeSaving, refusalOf } from './store/saving.ts';
import { trashing, whereItWas } from './store/trashing.ts';
import { say } from '../../app/messages/say.ts';

export type { Library, LibraryOptions };

export async function openLibrary(options: LibraryOptions): Promise<Reply<Library>> {
  const { log = () => undefined } = options;
  const opened = await openFolder(options.folder, options.create);
  const away = opened.ok ? null : awayFor(opened.failure, options);
  if (!opened.ok && away === null) return opened;
  const id = opened.ok ? opened.value.id : (away ?? '');
  if (opened.ok && (await isOpenToAll(options.folder).catch(() => false)))
    log('everybody on this computer may write into the library folder: its records may be others’');
  const cache = join(options.cacheFolder, id);

  const attachment = makeAttachment({
    id,
    folder: options.folder,
    trouble: opened.ok ? (opened.value.writable ? null : readOnly()) : opened.failure,
    onChange: () => keeping.tell(),
  });
  const { folder, onDisk } = attachment;
  const ballast = makeBallast(cache, log);
  const marked = await ballast
    .carry(cache, () => openLiveMarkers(cache))
    .then(ok, (error: unknown) => fail<LiveMarkers>(failureOfDisk(error)));
  if (!marked.ok) return marked;
  const markers = marked.value;
  const keeping = makeKeeping({
    id,
    attachment,
    startedMs: Math.min(performance.timeOrigin, Date.now()),
    follow: options.follow === true,
    mark: markers.mark,
    onChange: options.onChange,
    log,
  });
  const events = { ...keeping.events, log };
  const file = join(cache, 'index.sqlite');
  const index = options.ownThread === false ? await openIndexHere(events) : openIndexClient(options.workerUrl, file, events);
  /** What knows the folder's path; made again when the library is found in another one. */
  const diskAt = (at: string) => {
    const places = makeRecordLocations(at, { marked: markers.pathOf, indexed: async (of) => (await index.ask('get', of))?.path ?? null });
    const put = async (row: PlacedRow): Promise<void> => keeping.note(await index.ask('put', [row]));
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

  try {
    const found = await ballast.carry(cache, () => index.ask('open', file));
    if (found.movedAside !== null) log(`the index could not be used and is now ${found.movedAside}`);
    keeping.begin(index, found, found.empty || markers.fresh);
  } catch (error) {
    await index.close();
    return fail(makeFailure('disk-trouble', say('library.indexNotOpened'), { detail: String(error) }));
  }
  void ballast.restore();

  /** Beside its record, or where it was moved to. */
  async function resultPath(of: string, nth: number): Promise<string | null> {
    const placed = missed(await quietly(disk.places.read(of)));
    const result = placed?.found.kind === 'record' ? placed.found.record.results[nth] : undefined;
    if (placed === null || result === undefined) return null;
    const beside = await quietly(resultIn(folder(), dirname(placed.path), result.file));
    const at = beside === null ? await disk.foundAgain(of, nth) : null;
    return at === null ? (beside?.path ?? null) : quietly(confinedFile(folder(), at));
  }

  return ok({
    id,
    folder,
    status: keeping.status,
    trouble: attachment.trouble,
    async attach(to) {
      const was = attachment.state();
      const trouble = await attachment.look(to);
      if (trouble !== null) return fail(trouble);
      if (disk.at !== folder()) disk = diskAt(folder());
      else if (was !== 'missing') return ok(null);
      keeping.cameBack();
      return ok(null);
    },
    async save(record, from) {
      const saved = await inOrder(record.id, () => onDisk(() => disk.saving.save(record, from)));
      if (saved.ok) void ballast.restore();
      return saved;
    },
    async load(of) {
      const found = missed(await quietly(disk.places.read(of)))?.found;
      return found?.kind === 'record' ? found.record : null;
    },
    writeNote: (path, text, fresh) =>
      inOrder(path, () =>
        onDisk(async () => {
          const file = await noteAt(folder(), path);
          await makeFolderDurable(dirname(file));
          await ballast.carry(folder(), () => writeDurable(file, text, { fresh }));
          return ok(null);
        }),
      ),
    moveNote: (path, to) =>
      inOrder(path, () =>
        onDisk(async () => {
          await moveDurable(await noteAt(folder(), path), await noteAt(folder(), to), compared(path) !== compared(to));
          return ok(null);
        }),
      ),
    removeNote: (path, move) =>
      inOrder(path, () => onDisk(() => trashing(move, async (take) => (await take(await noteAt(folder(), path)), null), whereItWas))),
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
        // No picture is laid beside a record that would not be written.
        const refusal = refusalOf(record);
        if (refusal !== null) return fail(refusal);
        const { base, hasFolder } = await disk.places.baseOf(record);
        if (!hasFolder) await makeFolderDurable(dirname(base));
        return ok(temporaryBeside(base));
      }),
    adopt: (record, nth, temporary, mediaType, sha256) =>
      inOrder(record.id, () =>
        onDisk(async () => {
          const { base } = await disk.places.baseOf(record);
          return ok(await adoptResult(base, nth, temporary, mediaType, sha256));
        }),
      ),
    resultPath,
    async noteFiles(record) {
      const placed = await quietly(disk.places.read(record.id));
      if (placed === null) return false;
      const present = await disk.saving.isPresent(placed.path, record);
      const [noted] = await index.ask('summaries', [record.id]);
      if (noted !== undefined && noted.present !== present) await disk.saving.index(placed.path, record);
      return present;
    },
    async find(query, whole = false, fold = false, open, rows = 0) {
      if (rows === 0) return index.ask(whole ? 'count' : 'find', query, fold, open);
      return index.ask('found', query, whole, rows, fold, open).finally(keeping.compare);
    },
    rows: (query, offset, count, fold, open) => index.ask('rows', query, offset, count, fold, open).finally(keeping.compare),
    position: (query, of, fold, open) => index.ask('position', query, of, fold, open),
    summaries: (ids) => index.ask('summaries', ids),
    spent: (span) => index.ask('spent', span),
    sent: (span, offset, count) => index.ask('sent', span, offset, count),
    earlier: (query, order, offset, count) => index.ask('earlier', query, order, offset, count),
    unprinted: (olderThan, max) => index.ask('unprinted', olderThan, max),
    print: (of, nth, print) => index.ask('print', of, nth, print),
    tell: keeping.tellAgain,
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
    imported: (sha256) => index.ask('imported', sha256),
    typicalSeconds: () => index.ask('typicalSeconds'),
    trashed: () => index.ask('trashed'),
    names: () => index.ask('names'),
    discard: (record, move) =>
      inOrder(record.id, () =>
        onDisk(async () => {
          const results = await Promise.all(record.results.map((_, nth) => resultPath(record.id, nth)));
          const moved = await trashing(move, async (take) => {
            for (const file of [...results, await disk.places.pathOf(record.id)]) if (file !== null) await take(file);
            return null;
          });
          if (!moved.ok) return moved;
          keeping.note(await index.ask('remove', [record.id]));
          return ok(null);
        }),
      ),
    discardInputs: (sha256s, move) =>
      onDisk(async () => {
        await keeping.settled();
        if (keeping.status().damaged > 0 || keeping.status().state !== 'open') return ok(0);
        const named = new Set(await index.ask('inputsNamed', sha256s));
        const kept = await keptInputs(folder());
        const unnamed = kept.unread ? [] : sha256s.filter((sha256) => !named.has(sha256) && !kept.sha256s.has(sha256));
        return trashing(move, (take) => disk.pictures.discardInputs(unnamed, take));
      }),
    rebuild: keeping.rebuild,
    async stopRebuild() {
      await index.ask('stopScan');
    },
    quickScan: keeping.quickScan,
    onMoved: keeping.onMoved,
    async settled() {
      keeping.compare();
      await keeping.settled();
    },
    async close() {
      await allInOrder();
      keeping.stop();
      await Promise.all([index.close(), ballast.restore()]);
      await keeping.settled();
    },
  });
}
