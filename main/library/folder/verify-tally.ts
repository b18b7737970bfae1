// What a check of the library has counted and found so far, and how far it is.
import { lstat } from 'node:fs/promises';
import path from 'node:path/posix';
import type { Finding, FindingKind } from '../../../app/contract/contract.ts';
import type { Message } from '../../../app/messages/message.ts';
import { say } from '../../../app/messages/say.ts';
import { errorCode, hashFile } from '../../platform/durable-files.ts';

export type VerifyEvents = {
  readonly finding: (finding: Finding) => void;
  /** Files looked at, of so many. */
  readonly progress: (done: number, total: number) => void;
  readonly stopped: () => boolean;
};

export type Tally = ReturnType<typeof makeTally>;

/** `total`: how many files there are to look at. */
export function makeTally(folder: string, total: number, events: Pick<VerifyEvents, 'finding' | 'progress'>) {
  let [edits, files, findings, done] = [0, 0, 0, 0];
  const step = (): void => events.progress((done += 1), total);

  return {
    counts: () => ({ edits, files, findings }),

    /** One more edit has a record that could be read. */
    edit(): void {
      edits += 1;
    },

    /** One more file was looked at. */
    step,

    find(kind: FindingKind, file: string, message: Message): void {
      findings += 1;
      events.finding({ file, kind, message });
    },

    /** Whether a file has the bytes that it should have; why not, where it could not be read. One that is there is counted. */
    async compare(file: string, sha256: string): Promise<'same' | 'changed' | 'missing' | Message> {
      try {
        const found = await lstat(path.join(folder, file));
        step();
        if (!found.isFile()) return found.isSymbolicLink() ? say('record.isLink') : say('record.noFile');
        files += 1;
        return (await hashFile(path.join(folder, file))) === sha256 ? 'same' : 'changed';
      } catch (error) {
        return unreadOr(error);
      }
    },
  };
}

function unreadOr(error: unknown): 'missing' | Message {
  const code = errorCode(error);
  if (code === null) throw error;
  if (['ENOENT', 'ENOTDIR'].includes(code)) return 'missing';
  return ['EACCES', 'EPERM'].includes(code) ? say('record.mayNotBeRead') : say('record.diskUnread');
}
