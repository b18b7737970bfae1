// Whether a file is still the one that was read or written: which file has the name, its length, its time. Asking costs no reading.
import { statSync } from 'node:fs';
import { lstat } from 'node:fs/promises';

export type FileStamp = { readonly dev: bigint; readonly ino: bigint; readonly size: bigint; readonly mtimeNs: bigint };

export const stampFrom = ({ dev, ino, size, mtimeNs }: FileStamp): FileStamp => ({ dev, ino, size, mtimeNs });

/** Null when nothing has the name. */
export async function stampAt(path: string): Promise<FileStamp | null> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  return found === null ? null : stampFrom(found);
}

/** Of what a link leads to, for a file that the person may have put elsewhere. */
export function stampAtOnce(path: string): FileStamp | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : stampFrom(found);
}

const second = 1_000_000_000n;

/** As `Stats` says them: in ms since 1970, and in bytes. */
export const timeOf = ({ mtimeNs, size }: FileStamp): { readonly mtimeMs: number; readonly size: number } => ({
  mtimeMs: Number(mtimeNs / second) * 1000 + Number(mtimeNs % second) / 1_000_000,
  size: Number(size),
});

/**
 * False wherever there is a doubt. A whole second is none to go by: on exFAT, FAT and over sshfs a second change within it, of the same length, looks like
 * none (`main/library/index/stamps.ts`). A file that another program puts under the name is another one; one that it writes into has another time.
 */
export function isStill(before: FileStamp | null, now: FileStamp | null): boolean {
  if (before === null || now === null || before.mtimeNs % second === 0n) return false;
  return before.ino === now.ino && before.dev === now.dev && before.size === now.size && before.mtimeNs === now.mtimeNs;
}
