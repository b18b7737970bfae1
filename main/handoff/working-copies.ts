// Working copies of results that were opened in other programs: made, followed, each save taken in as a new version, removed when they are idle.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { copyDurable, errorCode, failureOfDisk, hashFile, makeFolderDurable } from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';
import { isIdle, makeCopyNotes } from './copy-notes.ts';
import type { CopyNote, CopyNotes } from './copy-notes.ts';
import { makeFollowedCopies } from './followed-copies.ts';
import type { FollowParts } from './followed-copies.ts';
import type { ResultRef } from './outgoing.ts';
import { say } from '../../app/messages/say.ts';

export type WorkingCopies = {
  /** A copy of a result for a program to work on; its absolute path. Followed from now on. */
  readonly open: (item: ResultRef, program: string) => Promise<Reply<string>>;
  /** Follows those of earlier runs too, and takes in what was saved meanwhile; first removes those that were idle for long. */
  readonly resume: () => Promise<void>;
  /** Looks at all of them: the library is there again, or another one is. */
  readonly look: () => void;
  readonly close: () => Promise<void>;
};

const maxCopies = 99;

/** Under `home`; follows none before it is told to. */
export function openWorkingCopies(
  options: FollowParts & {
    readonly home: string;
    readonly libraryFailure: () => Failure;
  },
): WorkingCopies {
  const { session } = options;
  const notes = makeCopyNotes(path.join(options.home, 'working'), options.log);
  const followed = makeFollowedCopies(notes, options);

  return {
    async open({ id, index }, program) {
      const library = session()?.library;
      if (library === undefined) return fail(options.libraryFailure());
      const from = await library.resultPath(id, index);
      if (from === null) return fail(makeFailure('picture-missing', say('program.pictureGone')));
      try {
        const sha256 = await hashFile(from);
        const file = path.basename(from);
        const name = await nameFor(notes, `${id}-${index}`, file, sha256);
        if (name === null) return fail(makeFailure('usage', say('program.tooManyCopies')));
        const copy = path.join(notes.folderOf(name), file);
        await inUserData(path.dirname(copy), () => makeFolderDurable(path.dirname(copy)));
        await inUserData(path.dirname(copy), () => copyDurable(from, copy, sha256)).catch((error: unknown) => {
          if (errorCode(error) !== 'EEXIST') throw error;
        });
        const written = await notes.read(name);
        const known = [...new Set([sha256, ...((followed.noteOf(name) ?? written)?.known ?? [])])];
        const note: CopyNote = { format: 1, library: library.id, editId: id, index, program, openedAt: new Date().toISOString(), known };
        // Known here before it is written: what is saved meanwhile is of this program.
        followed.follow(name, note);
        await notes.keep(name, note);
        return ok(copy);
      } catch (error) {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EBADMSG')
          return fail(makeFailure('picture-missing', say('program.pictureChanged')));
        if (errorCode(error) === null) throw error;
        return fail(failureOfDisk(error));
      }
    },
    async resume() {
      for (const name of await notes.names()) {
        const note = await notes.read(name);
        if (note === null) continue;
        if (await isIdle(notes.folderOf(name), note)) await notes.remove(name);
        else followed.follow(name, note);
      }
    },
    look: followed.checkAll,
    close: followed.close,
  };
}

/** The first name whose folder is empty, or holds the unchanged result: what was saved in a copy is never written over. */
async function nameFor(notes: CopyNotes, base: string, file: string, sha256: string): Promise<string | null> {
  for (let copy = 1; copy <= maxCopies; copy += 1) {
    const name = copy === 1 ? base : `${base}-${copy}`;
    const folder = notes.folderOf(name);
    const there = await hashFile(path.join(folder, file)).catch(() => null);
    if (there === sha256) return name;
    if (there === null && (await readdir(folder).catch(() => [])).length === 0) return name;
  }
  return null;
}
