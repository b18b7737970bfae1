// Whether copies of a batch's results would lie in a folder that its pictures come from: the next batch of that folder would buy edits of them.
import { realpath } from 'node:fs/promises';
import path from 'node:path';

const real = (given: string): Promise<string | null> => realpath(path.resolve(given)).catch(() => null);

/** `given`: files and folders as they were named; `into` need not be there yet. */
export async function comesFrom(given: readonly string[], into: string): Promise<boolean> {
  const folder = await real(into);
  return folder !== null && (await Promise.all(given.map(real))).includes(folder);
}
