// The edits of an open library: their records, and the results beside them.
import { dirname } from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { makeFolderDurable, temporaryBeside } from '../platform/durable-files.ts';
import { makeFewAtOnce } from './folder/few-at-once.ts';
import { quietly, troubleOfFolder } from './store/library-file.ts';
import { adoptResult, confinedFile, resultIn } from './store/picture-files.ts';
import { refusalOf } from './store/saving.ts';
import { secondsOf } from './store/second-records.ts';
import { trashing } from './store/trashing.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';

type Edits = Pick<
  Library,
  'save' | 'load' | 'recordPath' | 'temporaryFor' | 'adopt' | 'noteFiles' | 'live' | 'keepRequest' | 'keptRequest' | 'discard'
>;

/** More would not be written sooner, and what each does between two waits would come together and keep the program from all else. */
const maxWriting = 16;

/** Does work that writes when it is its turn and the library is there. */
type Writing = <T>(work: () => Promise<Reply<T>>) => Promise<Reply<T>>;

export function makeEdits(parts: LibraryParts, resultPath: Library['resultPath']): Edits {
  const {
    attachment: { folder, onDisk },
    markers,
    index,
    keeping,
    orders: { inOrder },
    disk,
  } = parts;
  const few = makeFewAtOnce(maxWriting);
  const writing: Writing = (work) => few.last(() => onDisk(work));
  return {
    save: saveOf(parts, writing),
    async load(of) {
      const found = missed(parts, await quietly(disk.now().records.read(of)))?.found;
      return found?.kind === 'record' ? found.record : null;
    },
    recordPath: async (of) => quietly(disk.now().records.pathOf(of)),
    temporaryFor: (record) =>
      writing(async () => {
        // No picture is laid beside a record that would not be written.
        const refusal = refusalOf(record);
        if (refusal !== null) return fail(refusal);
        const { base, hasFolder } = await disk.now().records.baseOf(record);
        if (!hasFolder) await makeFolderDurable(dirname(base));
        return ok(temporaryBeside(base));
      }),
    adopt: (record, nth, temporary, mediaType, sha256) =>
      inOrder(record.id, () =>
        writing(async () => {
          const { base } = await disk.now().records.baseOf(record);
          return ok(await adoptResult(base, nth, temporary, mediaType, sha256));
        }),
      ),
    async noteFiles(record) {
      const placed = await quietly(disk.now().records.read(record.id));
      if (placed === null) return false;
      const present = await disk.now().saving.isPresent(placed.path, record);
      const [noted] = await index.ask('summaries', [record.id]);
      if (noted !== undefined && noted.present !== present) await disk.now().saving.index(placed.path, record);
      return present;
    },
    async live() {
      const live: string[] = [];
      const marked = await markers.ids();
      if ((await troubleOfFolder(folder(), parts.id)) !== null) return marked;
      for (const of of marked) {
        const found = (await quietly(disk.now().records.read(of)))?.found;
        if (found?.kind === 'record' && !isAtEnd(found.record.state)) live.push(of);
        // A damaged record keeps its marker: it may come back.
        else if (found?.kind !== 'damaged') await markers.dropStale(of);
      }
      return live;
    },
    keepRequest: markers.keepRequest,
    keptRequest: markers.keptRequest,
    discard: (record, move) =>
      inOrder(record.id, () =>
        onDisk(async () => {
          const results = await Promise.all(record.results.map((_, nth) => resultPath(record.id, nth)));
          const placed = await disk.now().records.read(record.id);
          // One that was left would be the edit, as it was once, from now on.
          const seconds = placed === null ? [] : await secondsOf(folder(), placed.path, record, await index.ask('damaged'));
          const others = await Promise.all(seconds.map((path) => confinedFile(folder(), path)));
          const moved = await trashing(move, async (take) => {
            for (const file of [...results, ...others, placed?.absolute ?? null]) if (file !== null) await take(file);
            return null;
          });
          if (!moved.ok) return moved;
          keeping.note(await index.ask('remove', [record.id], seconds));
          return ok(null);
        }),
      ),
  };
}

/** The later save of an edit is the later one on the disk, and comes after the row and the marker of the one before. */
function saveOf({ orders: { inOrder }, disk, ballast }: LibraryParts, writing: Writing): Library['save'] {
  return async (record, from) => {
    const saving = inOrder(record.id, () => writing(() => disk.now().saving.save(record, from)));
    void inOrder(record.id, async () => {
      const saved = await saving;
      if (saved.ok) await saved.value.done;
    });
    const saved = await saving;
    if (!saved.ok) return saved;
    void ballast.restore();
    return ok(null);
  };
}

/** Where a result lies: beside its record, or where it was moved to. */
export function makeResultPath(parts: LibraryParts): Library['resultPath'] {
  const { attachment, disk } = parts;
  return async (of, nth) => {
    const placed = missed(parts, await quietly(disk.now().records.read(of)));
    const result = placed?.found.kind === 'record' ? placed.found.record.results[nth] : undefined;
    if (placed === null || result === undefined) return null;
    const beside = await quietly(resultIn(attachment.folder(), dirname(placed.path), result.file));
    // Not as long as it was received, it is any other picture, unless its own is nowhere else.
    const at = beside?.stamp?.size === BigInt(result.bytes) ? null : await disk.now().foundAgain(of, nth);
    return at === null ? (beside?.path ?? null) : quietly(confinedFile(attachment.folder(), at));
  };
}

/** What was looked for and is not there: perhaps the whole library is not. */
function missed<T>({ attachment }: LibraryParts, found: T | null): T | null {
  if (found === null && attachment.state() !== 'missing') void attachment.look();
  return found;
}
