// What of an open library knows its folder's path: made again when the library is found in another one.
import type { Ballast } from './store/ballast.ts';
import type { LiveMarkers } from './store/live-markers.ts';
import { makePictureFiles } from './store/picture-files.ts';
import type { PictureFiles } from './store/picture-files.ts';
import { makeRecordLocations } from './store/record-locations.ts';
import type { RecordLocations } from './store/record-locations.ts';
import type { PlacedRow } from './store/row.ts';
import { makeSaving } from './store/saving.ts';
import type { Saving } from './store/saving.ts';
import type { IndexClient } from './index-client.ts';
import type { Keeping } from './index-sync.ts';

type Disk = {
  readonly records: RecordLocations;
  readonly pictures: PictureFiles;
  readonly saving: Saving;
  /** Where a picture that is not beside its record was found again, relative to the library; null when it was not. */
  readonly foundAgain: (id: string, nth: number) => Promise<string | null>;
};

export type LibraryDisk = {
  readonly now: () => Disk;
  /** Goes on in the folder in which the library is now. Whether that is another one. */
  readonly follow: () => boolean;
};

/** `cache`: the library's folder among the caches, absolute. */
export function makeLibraryDisk(
  folder: () => string,
  parts: {
    readonly cache: string;
    readonly markers: LiveMarkers;
    readonly ballast: Ballast;
    readonly index: IndexClient;
    readonly keeping: Pick<Keeping, 'note'>;
    readonly log: (line: string) => void;
  },
): LibraryDisk {
  const { index, markers, keeping } = parts;
  const put = async (row: PlacedRow): Promise<void> => keeping.note(await index.ask('put', [row]));
  const diskAt = (at: string): Disk => {
    const records = makeRecordLocations(at, { marked: markers.pathOf, indexed: async (of) => (await index.ask('get', of))?.path ?? null });
    const foundAgain = (of: string, nth: number): Promise<string | null> => index.ask('strayOf', at, of, nth).catch(() => null);
    return {
      records,
      pictures: makePictureFiles(at),
      saving: makeSaving({ ...parts, folder: at, locations: records, put, foundAgain }),
      foundAgain,
    };
  };
  let at = folder();
  let disk = diskAt(at);
  return {
    now: () => disk,
    follow() {
      if (at === folder()) return false;
      at = folder();
      disk = diskAt(at);
      return true;
    },
  };
}
