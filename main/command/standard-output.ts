// Standard output that tells when it could not take what was printed: a table that is cut off must not pass for a whole one.
import { fstatSync, fsyncSync, writeSync } from 'node:fs';
import { errorCode } from '../platform/system-errors.ts';

export type StandardOutput = {
  readonly write: (text: string) => void;
  /** What went wrong, as the system's code; null when all was taken, or when the reader went away, which is its own affair. */
  readonly trouble: () => string | null;
};

/** A reader that had enough: `| head -1`. */
const readerGone = ['EPIPE', 'ECONNRESET'];
const noSync = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EROFS'];

/**
 * Never throws: what is printed must not end what is being bought. After the first trouble nothing more is written, so that no hole is left in it.
 * Node's own stream over a file takes a write that was done in part, as on a full disk, for a whole one: files are written here.
 */
export function makeStandardOutput(stream: NodeJS.WriteStream & { readonly fd: number }): StandardOutput {
  let trouble: string | null = null;
  let over = false;
  const stop = (error: unknown): void => {
    over = true;
    const code = errorCode(error) ?? String(error);
    if (!readerGone.includes(code)) trouble ??= code;
  };
  stream.on('error', stop);
  const [file, regular] = kindOf(stream);

  return {
    write: (text) => {
      if (over) return;
      if (!file) return void stream.write(text);
      try {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length;) at += writeSync(stream.fd, bytes, at);
      } catch (error) {
        stop(error);
      }
    },
    trouble: () => {
      // Network drives and quotas may say only now that it did not fit.
      if (regular && !over) {
        try {
          fsyncSync(stream.fd);
        } catch (error) {
          if (!noSync.includes(errorCode(error) ?? '')) stop(error);
        }
      }
      return trouble;
    },
  };
}

/** Whether what is written goes to a file or a device that is none of Node's streams, and whether to a regular file. */
function kindOf(stream: NodeJS.WriteStream & { readonly fd: number }): readonly [file: boolean, regular: boolean] {
  try {
    const found = fstatSync(stream.fd);
    return [found.isFile() || (found.isCharacterDevice() && !stream.isTTY), found.isFile()];
  } catch {
    return [false, false];
  }
}

/** What a person is told on standard error. */
export function troubleSentence(code: string): string {
  const why = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? 'there is no room for it' : 'the system refused it';
  return `What was printed is not whole: standard output could not be written to, ${why} (${code}). What the command did is done; make room and print it again, as with “kontext history” or “kontext sent”.`;
}
