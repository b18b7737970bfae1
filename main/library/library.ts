// The library: a plain folder of records and pictures, and the index that makes it quick. The records are the truth.
import { join } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { troubleBeside } from '../platform/disk-says.ts';
import { failureOfDisk } from '../platform/durable-files.ts';
import { userDataTrouble } from '../platform/user-data.ts';
import { makeAttachment, readOnly } from './store/attachment.ts';
import { makeBallast } from './store/ballast.ts';
import { openIndexClient } from './index-client.ts';
import { openIndexHere } from './index-in-thread.ts';
import { makeKeeping } from './index-sync.ts';
import { makeLibraryDisk } from './library-disk.ts';
import { makeEdits, makeResultPath } from './library-edits.ts';
import { makeInputs } from './library-inputs.ts';
import { makeMarks } from './library-marks.ts';
import { makeNotes } from './library-notes.ts';
import type { LibraryParts } from './library-parts.ts';
import { makeQueries } from './library-queries.ts';
import { awayFor, isOpenToAll, openFolder } from './store/library-file.ts';
import { openLiveMarkers } from './store/live-markers.ts';
import type { LiveMarkers } from './store/live-markers.ts';
import { makeOrders } from './store/save-order.ts';
import { makeSentNotes } from './store/sent-notes.ts';
import type { Library, LibraryOptions } from './library-type.ts';
import { say } from '../../app/messages/say.ts';

export type { Library, LibraryOptions };

/** Opens the library of a folder, and makes it one where that is asked for. One that is expected and away is opened all the same, to be looked at. */
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
  const parts: LibraryParts = {
    id,
    attachment,
    ballast,
    markers,
    sentNotes: makeSentNotes(cache, ballast),
    index,
    keeping,
    orders: makeOrders(),
    disk: makeLibraryDisk(attachment.folder, { cache, markers, ballast, index, keeping, log }),
  };

  try {
    const found = await ballast.carry(cache, () => index.ask('open', file));
    if (found.movedAside !== null) log(`the index could not be used and is now ${found.movedAside}`);
    keeping.begin(index, found, found.empty || markers.fresh);
  } catch (error) {
    await index.close();
    return fail(indexTrouble(cache, file, error));
  }
  void ballast.restore();

  return ok(libraryOf(parts));
}

/** Where the disk itself takes nothing, that is what there is to be said. */
function indexTrouble(cache: string, file: string, error: unknown): Failure {
  const trouble = troubleBeside(file);
  return trouble === null
    ? makeFailure('disk-trouble', say('library.indexNotOpened'), { detail: String(error) })
    : userDataTrouble(cache, trouble);
}

/** All that an open library can be asked. */
function libraryOf(parts: LibraryParts): Library {
  const { attachment, ballast, sentNotes, index, keeping, orders, disk } = parts;
  const resultPath = makeResultPath(parts);
  return {
    id: parts.id,
    folder: attachment.folder,
    status: keeping.status,
    trouble: attachment.trouble,
    async attach(to) {
      const was = attachment.state();
      const trouble = await attachment.look(to);
      if (trouble !== null) return fail(trouble);
      if (!disk.follow() && was !== 'missing') return ok(null);
      keeping.cameBack();
      return ok(null);
    },
    ...makeEdits(parts, resultPath),
    ...makeMarks(parts),
    resultPath,
    noteSent: sentNotes.note,
    timesSent: sentNotes.times,
    ...makeInputs(parts),
    ...makeNotes(parts),
    ...makeQueries(parts),
    tell: keeping.tellAgain,
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
      await orders.all();
      keeping.stop();
      await Promise.all([index.close(), ballast.restore()]);
      await keeping.settled();
    },
  };
}
