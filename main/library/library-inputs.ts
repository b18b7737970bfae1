// The inputs of an open library: each is kept once, by its hash.
import { ok } from '../../app/failure.ts';
import { keptInputs } from './store/kept-inputs.ts';
import { quietly } from './store/library-file.ts';
import { confinedFile } from './store/picture-files.ts';
import { trashing } from './store/trashing.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';

/** One that is not where the library keeps it is looked for in all of its folder. */
export function makeInputs({
  attachment: { folder, state, onDisk },
  index,
  keeping,
  orders: { inOrder },
  disk,
}: LibraryParts): Pick<Library, 'storeInput' | 'inputPath' | 'discardInputs'> {
  return {
    storeInput: (from, sha256, mediaType) =>
      inOrder(sha256, () => onDisk(async () => (await disk.now().pictures.storeInput(from, sha256, mediaType), ok(null)))),
    async inputPath(sha256) {
      const there = await quietly(disk.now().pictures.inputPath(sha256));
      if (there !== null || state() === 'missing') return there;
      const at = await index.ask('findStray', folder(), sha256).catch(() => null);
      return at === null ? null : quietly(confinedFile(folder(), at));
    },
    discardInputs: (sha256s, move) =>
      onDisk(async () => {
        await keeping.settled();
        if (keeping.status().damaged > 0 || keeping.status().state !== 'open') return ok(0);
        const named = new Set(await index.ask('inputsNamed', sha256s));
        const kept = await keptInputs(folder());
        const unnamed = kept.unread ? [] : sha256s.filter((sha256) => !named.has(sha256) && !kept.sha256s.has(sha256));
        return trashing(move, (take) => disk.now().pictures.discardInputs(unnamed, take));
      }),
  };
}
