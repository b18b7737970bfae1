// Whether the library's disk has room for pictures that are still to be paid for.
import { statfs } from 'node:fs/promises';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure } from '../../../app/failure.ts';
import { say } from '../../../app/messages/say.ts';

/** For each: a picture of one and a half megapixels that does not compress, with its alpha, is 6 MB; its record and its thumbnail come to it. */
export const pictureRoomBytes = 8 * 1024 * 1024;

/**
 * Null when so many pictures fit into `folder`, or when nobody can say. A system that counts no blocks at all, as some drives of the network do,
 * says nothing about room, and what cannot be asked is found out by writing.
 */
export async function noRoomIn(folder: string, pictures: number): Promise<Failure | null> {
  const disk = await statfs(folder).catch(() => null);
  if (disk === null || disk.blocks === 0 || disk.bavail * disk.bsize >= pictures * pictureRoomBytes) return null;
  return noRoom(`${disk.bavail * disk.bsize} bytes are free in ${folder}`);
}

export const noRoom = (detail: string | null): Failure =>
  makeFailure('disk-full', say('disk.noRoom'), {
    charged: 'no',
    ...(detail === null ? {} : { detail }),
  });
