// Preparing with the real process, for one test file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentPicture } from '../../../app/edits/record.ts';
import type { Sending } from '../../../main/pictures/job-values.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { makeFolder, openRealPictures } from '../../fakes/pictures.ts';

type Output = { readonly path: string; readonly sent: SentPicture; readonly bytes: Buffer };

export type Preparing = {
  readonly pictures: Pictures;
  readonly put: (name: string, bytes: Uint8Array) => Promise<string>;
  /** Where what is sent goes. */
  readonly into: string;
  readonly elsewhere: string;
  /** The picture is called “photo”. */
  readonly ask: (bytes: Uint8Array, sending: Pick<Sending, 'longSide' | 'asIs'> & Partial<Sending>) => ReturnType<Pictures['prepare']>;
  /** Throws when it fails. */
  readonly prepared: (bytes: Uint8Array, longSide?: number) => Promise<Output>;
  /** Type, size and steps in one list. */
  readonly stepsOf: (bytes: Uint8Array, longSide?: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function openPreparing(): Promise<Preparing> {
  const pictures = openRealPictures();
  const folder = await makeFolder();
  const into = join(folder.path, 'sent');
  let files = 0;
  const ask: Preparing['ask'] = async (bytes, sending) => {
    files += 1;
    const path = await folder.put(`input-${files}`, bytes);
    return pictures.prepare(
      { path, sha256: sha256(bytes), mediaType: 'image/jpeg', name: 'photo' },
      { crop: null, turned: null, strokes: [], size: null, ...sending },
      into,
    );
  };
  const prepared: Preparing['prepared'] = async (bytes, longSide = 2048) => {
    const reply = await ask(bytes, { longSide, asIs: false });
    if (!reply.ok) throw new Error(reply.failure.message);
    return { ...reply.value, bytes: await readFile(reply.value.path) };
  };
  return {
    pictures,
    put: folder.put,
    into,
    elsewhere: join(folder.path, 'elsewhere'),
    ask,
    prepared,
    stepsOf: async (bytes, longSide) => {
      const { sent } = await prepared(bytes, longSide);
      return [sent.mediaType, `${sent.width}x${sent.height}`, ...sent.steps];
    },
    close: async () => {
      await pictures.close();
      await folder.remove();
    },
  };
}
