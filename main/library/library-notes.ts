// Small files of the library's own, beside records and pictures: batches, chains, saved words.
import { dirname } from 'node:path';
import { compared } from '../../app/edits/compared.ts';
import { ok } from '../../app/failure.ts';
import { makeFolderDurable, moveDurable, writeDurable } from '../platform/durable-files.ts';
import { noteAt } from './store/picture-files.ts';
import { trashing, whereItWas } from './store/trashing.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';

/** Each is named by its path in the library. */
export function makeNotes({
  attachment: { folder, onDisk },
  ballast,
  orders: { inOrder },
}: Pick<LibraryParts, 'attachment' | 'ballast' | 'orders'>): Pick<Library, 'writeNote' | 'moveNote' | 'removeNote'> {
  return {
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
  };
}
