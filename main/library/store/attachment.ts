// Where the library is and whether it is there. Seen before anything is written: an unmounted drive leaves a folder that can be written to.
import { join } from 'node:path';
import type { Failure, Reply } from '../../../app/failure.ts';
import { fail } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import { isStill, stampAt } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import { libraryName, mayWrite, troubleOfFolder } from './library-file.ts';
import { say } from '../../../app/messages/say.ts';

export type Attachment = {
  readonly folder: () => string;
  readonly state: () => 'open' | 'missing' | 'readonly';
  /** Why it is not open; null when it is. */
  readonly trouble: () => Failure | null;
  /** Does work that writes, when the library is there. */
  readonly onDisk: <T>(work: () => Promise<Reply<T>>) => Promise<Reply<T>>;
  /** Looks whether the library is in its folder, or in another one, which is its folder from then on. Null when it is. */
  readonly look: (folder?: string) => Promise<Failure | null>;
};

export function makeAttachment(options: { id: string; folder: string; trouble: Failure | null; onChange: () => void }): Attachment {
  const { id, onChange } = options;
  let { folder, trouble } = options;
  /** The library's own file where and as it was when it was read. */
  let read: { readonly folder: string; readonly stamp: FileStamp | null } | null = null;

  /** What is wrong with a folder; null where nothing is. The library's own file is read again only when it is not the same any more. */
  async function troubleIn(at: string): Promise<Failure | null> {
    // Taken before it is read: what is changed meanwhile is changed since.
    const stamp = await stampAt(join(at, libraryName));
    if (read?.folder === at && isStill(read.stamp, stamp)) return null;
    const away = await troubleOfFolder(at, id);
    read = away === null ? { folder: at, stamp } : null;
    return away;
  }

  function seen(failure: Failure | null): Failure | null {
    // Another trouble of the disk says nothing of where the library is.
    if (failure === null || failure.kind === 'library-missing' || failure.kind === 'library-readonly') trouble = failure;
    onChange();
    return failure;
  }

  return {
    folder: () => folder,
    state: () => (trouble === null ? 'open' : trouble.kind === 'library-readonly' ? 'readonly' : 'missing'),
    trouble: () => trouble,
    async onDisk(work) {
      const away = await troubleIn(folder);
      if (away !== null) {
        seen(away);
        return fail(away);
      }
      try {
        const reply = await work();
        if (reply.ok) seen(null);
        return reply;
      } catch (error) {
        const failure = failureOfDisk(error);
        // A file that is gone says nothing of the library: that may be where it was.
        if (failure.kind === 'library-missing' && (await troubleIn(folder)) === null) return fail(fileGone(failure.detail));
        seen(failure);
        return fail(failure);
      }
    },
    async look(to = folder) {
      const away = await troubleIn(to);
      if (away !== null) return to === folder ? seen(away) : away;
      folder = to;
      seen((await mayWrite(folder)) ? null : readOnly());
      return null;
    },
  };
}

const fileGone = (detail = ''): Failure =>
  makeFailure('disk-trouble', say('disk.fileMoved'), {
    detail,
  });

export function readOnly(): Failure {
  return makeFailure('library-readonly', say('disk.readonly'));
}
