// The marks of many edits of an open library. The thread of the index, which knows where their records are, does the work.
import { ok } from '../../app/failure.ts';
import { failureOfDisk } from '../platform/durable-files.ts';
import { systemError } from '../platform/system-errors.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';
import { quietly } from './store/library-file.ts';

export function makeMarks({
  attachment: { folder, onDisk },
  index,
  keeping,
  orders: { inOrderOfAll },
  disk,
}: LibraryParts): Pick<Library, 'mark'> {
  return {
    mark: (ids, marking, every) =>
      inOrderOfAll(ids, () =>
        onDisk(async () => {
          // What the index cannot do is done without it.
          const marked = await index.ask('mark', folder(), ids, marking, every).catch(() => null);
          if (marked === null) return ok({ before: [], left: ids, changed: [], unsure: null });
          const { before, left, changed, counts, unindexed, unsure } = marked;
          if (counts !== null) keeping.note(counts);
          for (const of of unindexed) {
            const placed = await quietly(disk.now().records.read(of));
            if (placed?.found.kind === 'record') await disk.now().saving.index(placed.path, placed.found.record);
          }
          return ok({ before, left, changed, unsure: unsure === null ? null : failureOfDisk(systemError(unsure, folder())) });
        }),
      ),
  };
}
