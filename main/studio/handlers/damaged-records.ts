// Records that cannot be read, as the window is told of them: by a key, since it never names a path.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { DamagedRecord } from '../../../app/contract/contract.ts';
import type { Library } from '../../library/library.ts';

export async function damagedRecords(library: Pick<Library, 'damaged'>): Promise<readonly DamagedRecord[]> {
  return (await library.damaged()).map((one) => ({ key: createHash('sha256').update(one.path).digest('hex'), ...one }));
}

/** The file behind a key; null when there is none such. */
export async function damagedPath(library: Pick<Library, 'damaged' | 'folder'>, key: string): Promise<string | null> {
  const found = (await damagedRecords(library)).find((one) => one.key === key);
  return found === undefined ? null : path.join(library.folder(), found.path);
}
