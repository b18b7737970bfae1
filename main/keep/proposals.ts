// What was proposed of the last pairs: whoever looked at what differs, or at both lined up, waits no second time in the view that keeps pixels.
import { access, stat } from 'node:fs/promises';
import type { Reply } from '../../app/failure.ts';

type Wanted<T> = {
  /** Of the pictures and of what is wanted of them. */
  readonly key: string;
  /** The pictures it is made from. It is made anew when one of them is another file. */
  readonly from: readonly string[];
  /** The files that are made with it. It is made anew when one of them is gone. */
  readonly files: readonly string[];
  readonly make: () => Promise<Reply<T>>;
};

export type Proposals<T> = ReturnType<typeof makeProposals<T>>;

/** `max` are remembered, the last ones. Who asks for one that is being made waits for it; what failed is made anew. */
export function makeProposals<T>(max: number) {
  const known = new Map<string, { readonly stamp: string; readonly reply: Promise<Reply<T>>; isMade: boolean }>();

  async function find({ key, from, files, make }: Wanted<T>): Promise<Reply<T>> {
    const stamp = await stampOf(from);
    const last = known.get(key);
    if (last?.isMade === true && !(await allThere(files)) && known.get(key) === last) known.delete(key);
    const before = known.get(key);
    known.delete(key);
    const entry = before?.stamp === stamp ? before : { stamp, reply: make(), isMade: false };
    // The last one that was asked for is the last one to go.
    known.set(key, entry);
    for (const old of known.keys()) {
      if (known.size <= max) break;
      known.delete(old);
    }
    if (entry === before) return entry.reply;
    const forget = (): void => void (known.get(key) === entry && known.delete(key));
    entry.reply.then((reply) => (reply.ok ? (entry.isMade = true) : forget()), forget);
    return entry.reply;
  }

  return {
    find,
    /** Those that are being made are stopped: who asks from now on has them made anew. */
    stopped(): void {
      for (const [key, { isMade }] of known) if (!isMade) known.delete(key);
    },
  };
}

/** A file that is not there is one of its own: whoever reads it says so. */
const stampOf = async (files: readonly string[]): Promise<string> =>
  (
    await Promise.all(
      files.map((file) =>
        stat(file, { bigint: true }).then(
          ({ size, mtimeNs, ino }) => `${size} ${mtimeNs} ${ino}`,
          () => 'none',
        ),
      ),
    )
  ).join(', ');

const allThere = async (files: readonly string[]): Promise<boolean> =>
  (
    await Promise.all(
      files.map((file) =>
        access(file).then(
          () => true,
          () => false,
        ),
      ),
    )
  ).every(Boolean);
