// Thumbnails of new results, made before anybody looks for them.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { MediaAddress } from './session/media.ts';
import type { MediaFile } from './session/media-file.ts';
import type { PrintMaker } from './session/prints.ts';

/** Long sides in pixels of what the grid, the strip and the queue ask for on an ordinary screen. */
const longSides = [320, 160] as const;
/** A closing program does not wait longer for what can be made again. */
const closeMs = 2000;

export type ThumbnailPrefetch = {
  /** Told of every edit that has ended. */
  readonly make: (ended: EditSummary) => void;
  /** Begins nothing more and waits for what has begun, so that it does not stay behind half-written. */
  readonly close: () => Promise<void>;
};

export function makeThumbnailPrefetch(
  media: (address: MediaAddress) => Promise<MediaFile | null>,
  prints: Pick<PrintMaker, 'make' | 'close'>,
  log: (line: string) => void,
): ThumbnailPrefetch {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const one = async (address: MediaAddress): Promise<void> => {
    if (closed) return;
    await media(address).catch((error: unknown) => log(`no thumbnail ahead: ${String(error)}`));
  };

  return {
    make: ({ id, state, results }) => {
      if (state !== 'done' || closed) return;
      for (const index of results.keys()) {
        for (const longSide of longSides) last = last.then(() => one({ kind: 'result', editId: id, index, longSide }));
        last = last.then(() => (closed ? undefined : prints.make(id, index))).catch((error: unknown) => log(`no print: ${String(error)}`));
      }
    },
    close: async () => {
      closed = true;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closeMs);
      });
      await Promise.race([Promise.all([last, prints.close()]), tooLong]);
      clearTimeout(timer);
    },
  };
}
