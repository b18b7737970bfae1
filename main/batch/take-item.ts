// One picture of a batch, when its turn has come: looked at, found to be the one that was planned, and kept in the library.
import { randomUUID } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BatchItem } from '../../app/batch/batch.ts';
import type { Parent } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { errorCode, failureOfDisk, hashFile } from '../platform/durable-files.ts';
import type { Inbox } from '../inputs/inbox.ts';
import type { Library } from '../library/library.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { say } from '../../app/messages/say.ts';

export type TakeItem = (library: Library, item: BatchItem) => Promise<Reply<Picture>>;

/** `openInbox` makes one of a batch's own in a folder: what only the system can decode is decoded there, and gone once the library has it. */
export function makeTakeItem(options: {
  readonly pictures: Pick<Pictures, 'inspect'>;
  readonly openInbox: (folder: string) => Pick<Inbox, 'takeFile' | 'find'>;
  readonly folder: string;
  readonly parentOf: (file: string) => Promise<Parent | null>;
}): TakeItem {
  const { pictures } = options;

  return async (library, item) => {
    const file = item.path ?? (item.result === null ? null : await library.resultPath(item.result.editId, item.result.index));
    if (file === null) return fail(gone(item.name));
    const parent = item.result ?? (await options.parentOf(file));
    const inspected = await pictures.inspect(file, item.name);
    if (!inspected.ok) return decoded(library, item, file, parent, inspected.failure);
    const { sha256, mediaType, bytes, width, height, hasLocation, noOpaquePixel } = inspected.value;
    if (sha256 !== item.sha256) return fail(changed(item.name));
    const stored = await library.storeInput(await followed(file), sha256, mediaType);
    if (!stored.ok) return fail(stored.failure.detail === 'EBADMSG' ? changed(item.name) : stored.failure);
    return ok({
      sha256,
      name: item.name,
      mediaType,
      bytes,
      width,
      height,
      hasLocation,
      ...(noOpaquePixel ? { noOpaquePixel } : {}),
      parent,
    });
  };

  /** What our decoder cannot read: the system's may; what is another file by now is said to be that first. */
  async function decoded(
    library: Library,
    item: BatchItem,
    file: string,
    parent: Parent | null,
    failure: Failure,
  ): Promise<Reply<Picture>> {
    try {
      if ((await hashFile(file)) !== item.sha256) return fail(changed(item.name));
    } catch (error) {
      const code = errorCode(error);
      return fail(code === 'ENOENT' || code === 'ENOTDIR' ? gone(item.name) : failureOfDisk(error));
    }
    if (failure.kind !== 'picture-unsupported') return fail(failure);
    const folder = path.join(options.folder, randomUUID());
    try {
      const taken = await options.openInbox(folder).takeFile(file, item.name, parent);
      if (!taken.ok) return taken;
      const { sha256, mediaType } = taken.value;
      const kept = await options.openInbox(folder).find(sha256);
      if (kept === null) return fail(gone(item.name));
      const stored = await library.storeInput(kept.path, sha256, mediaType);
      return stored.ok ? taken : stored;
    } finally {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

/** The library takes no link: one of the person's own is followed here. What cannot be says so when it is read. */
const followed = (file: string): Promise<string> => realpath(file).catch(() => file);

const gone = (name: string): Failure => makeFailure('picture-missing', say('batch.moved', { name }));

const changed = (name: string): Failure => makeFailure('picture-missing', say('batch.changed', { name }));
