// Prepared pictures are a cache: what nobody asked for in two weeks can be prepared again.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const oldMs = 14 * 24 * 3_600_000;

export async function sweepOld(folder: string, now: string): Promise<void> {
  const nowMs = Date.parse(now);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() === true && nowMs - Math.max(found.mtimeMs, found.atimeMs) > oldMs) await rm(file, { force: true });
  }
}
