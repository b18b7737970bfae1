// Pictures that the library knows: they are not asked about again, wherever they come from.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { batchIds, readBatch } from '../batch/batch-files.ts';
import { hashFile } from '../platform/durable-files.ts';
import type { Library } from '../library/library.ts';
import type { Pictures } from '../pictures/host/pictures.ts';

/** `first`: whether the file itself is looked at, which says the same every time. */
export type KnownPictures = (
  library: Library,
  picture: { readonly file: string; readonly sha256: string; readonly bytes: number },
  first: boolean,
) => Promise<boolean>;

export function makeKnownPictures(pictures: Pick<Pictures, 'recipe'>): KnownPictures {
  /** Plans are written once. By library and batch. */
  const planned = new Map<string, ReadonlySet<string>>();

  /** What was begun is done, be it that the program died before it could note that. */
  async function isPlanned(library: Library, sha256: string): Promise<boolean> {
    for (const id of await batchIds(library)) {
      const key = `${library.id}/${id}`;
      if (!planned.has(key)) {
        const read = await readBatch(library, id);
        if (!read.ok) continue;
        planned.set(key, new Set(read.value.plan.items.map((item) => item.sha256)));
      }
      if (planned.get(key)?.has(sha256) === true) return true;
    }
    return false;
  }

  return async (library, { file, sha256, bytes }, first) =>
    (await library.inputPath(sha256)) !== null ||
    (await library.imported(sha256)) !== null ||
    (await isPlanned(library, sha256)) ||
    (await isOwnResult(library, file, sha256, bytes)) ||
    (first && (await carriesOwn(pictures, file)));
}

/** A result that was copied as it was received carries nothing of ours but its name. */
async function isOwnResult(library: Library, file: string, sha256: string, bytes: number): Promise<boolean> {
  const [, year, month] = /^(\d{4})(\d{2})\d{2}-\d{6}_/.exec(path.basename(file)) ?? [];
  if (year === undefined || month === undefined) return false;
  const own = path.join(library.folder(), year, month, path.basename(file));
  const found = await stat(own).catch(() => null);
  return found?.isFile() === true && found.size === bytes && (await hashFile(own).catch(() => null)) === sha256;
}

async function carriesOwn(pictures: Pick<Pictures, 'recipe'>, file: string): Promise<boolean> {
  const read = await pictures.recipe(file, false);
  return read.ok && (read.value.recipe?.dialect === 'kontext-studio' || read.value.ownId !== null);
}
