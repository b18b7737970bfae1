// Which edits left from this computer, one line each time, beside the index. A record may come back as it was before, with a backup or a folder that was put
// back: by itself it would be sent once more.
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readSmall, syncFolder } from '../../platform/durable-files.ts';
import type { Ballast } from './ballast.ts';

export type SentNotes = {
  /** How often an edit left. Where that cannot be read it counts as never: the record alone is believed then. */
  readonly times: (id: string) => Promise<number>;
  /** Durable when it resolves. Throws errors of the disk. */
  readonly note: (id: string) => Promise<void>;
};

/** Several million lines. */
const maxBytes = 128 * 1024 * 1024;

/** In the folder of one library in the user data, whose disk may be full. */
export function makeSentNotes(cacheFolder: string, ballast: Pick<Ballast, 'carry'>): SentNotes {
  const file = join(cacheFolder, 'sent');
  const append = async (line: string): Promise<void> => {
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.appendFile(line);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(file));
  };
  return {
    times: async (id) => {
      const noted = await readSmall(file, maxBytes).catch(() => null);
      let times = 0;
      for (let at = noted?.indexOf(lineOf(id)) ?? -1; at !== -1; at = noted?.indexOf(lineOf(id), at + 1) ?? -1) times += 1;
      return times;
    },
    // One that a crash tore does not take the next one along: an id is found wherever its line ends.
    note: (id) => ballast.carry(cacheFolder, () => append(lineOf(id))),
  };
}

const lineOf = (id: string): string => `${id}\n`;
