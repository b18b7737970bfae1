// The marks of many edits of an open library. The thread of the index, which knows where their records are, does the work.
import { ok } from '../../app/failure.ts';
import { failureOfDisk } from '../platform/durable-files.ts';
import { systemError } from '../platform/system-errors.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';
import { quietly } from './store/library-file.ts';

export function makeMarks({
  attachment: { folder, trouble, onDisk },
  index,
  keeping,
  orders: { inOrderOfAll },
  disk,
}: LibraryParts): Pick<Library, 'mark'> {
  return {
    mark: (ids, marking, every) =>
      inOrderOfAll(ids, async () => {
        const none = ok({ before: [], left: ids, changed: [], unsure: null });
        // Whether it may be written to again says a write that fails where it may not; this one only leaves what it cannot write.
        if (trouble() !== null) return none;
        return onDisk(async () => {
          // What the index cannot do is done without it.
          const marked = await index.ask('mark', folder(), ids, marking, every).catch(() => null);
          if (marked === null) return none;
          const { before, left, changed, counts, unindexed, unsure } = marked;
          if (counts !== null) keeping.note(counts);
          for (const of of unindexed) {
            const placed = await quietly(disk.now().records.read(of));
            if (placed?.found.kind === 'record') await disk.now().saving.index(placed.path, placed.found.record);
          }
          return ok({ before, left, changed, unsure: unsure === null ? null : failureOfDisk(systemError(unsure, folder())) });
        });
      }),
  };
}
