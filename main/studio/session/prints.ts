// Learns what results look like, from their thumbnails: of new ones at once, of all others when somebody asks for duplicates.
import type { Library } from '../../library/library.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { thumbnailFile } from './media.ts';

/** Pixels of the long side of the thumbnail that is looked at: that of the grid. */
const printedSide = 320;
const atOnce = 100;
const tellMs = 1000;

export type PrintMaker = {
  readonly make: (id: string, nth: number) => Promise<void>;
  /** Looks at all that nobody has looked at, the newest first, until it has or the library is closed. One at a time. */
  readonly makeAll: () => void;
  readonly close: () => Promise<void>;
};

export function makePrintMaker(
  home: string,
  libraryNow: () => Library | null,
  pictures: Pick<Pictures, 'print'>,
  log: (line: string) => void,
): PrintMaker {
  let closed = false;
  let making: Promise<void> | null = null;
  let progressMs = 0;
  let untold = false;

  async function make(library: Library, id: string, nth: number): Promise<void> {
    const ofThumbnail = await pictures.print(thumbnailFile(home, library.id, { editId: id, index: nth }, printedSide));
    // Nobody has seen it yet: a thumbnail that perhaps nobody will look at is not written for this.
    const original = ofThumbnail.ok ? null : await library.resultPath(id, nth);
    const print = original === null ? ofThumbnail : await pictures.print(original);
    if (!print.ok || closed || libraryNow() !== library) return;
    if (await library.print(id, nth, print.value)) untold = true;
    if (performance.now() - progressMs > tellMs) tell(library);
  }

  function tell(library: Library): void {
    if (!untold) return;
    untold = false;
    progressMs = performance.now();
    library.tell();
  }

  async function all(library: Library): Promise<void> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const results = await library.unprinted(before, atOnce);
      for (const { id, nth } of results) {
        if (closed || libraryNow() !== library) return;
        await make(library, id, nth);
        untold = true;
      }
      const last = results.at(-1);
      if (last === undefined || results.length < atOnce) return;
      // The last edit's other results may not have been among them.
      before = last.nth === 0 && results.some(({ place }) => place !== last.place) ? last.place + 1 : last.place;
    }
  }

  return {
    async make(id, nth) {
      const library = libraryNow();
      if (library === null || closed) return;
      await make(library, id, nth);
      tell(library);
    },
    makeAll() {
      const library = libraryNow();
      if (library === null || closed || making !== null) return;
      making = all(library)
        .catch((error: unknown) => log(`duplicates were not looked for: ${String(error)}`))
        .finally(() => {
          making = null;
          if (!closed && libraryNow() === library) tell(library);
        });
    },
    async close() {
      closed = true;
      await making;
    },
  };
}
