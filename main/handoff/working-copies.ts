// Working copies of results that were opened in other programs: made, followed, each save taken in as a new version, removed when they are idle.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { editIdSchema, sha256Schema } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { copyDurable, errorCode, failureOfDisk, hashFile, makeFolderDurable, readSmall, writeDurable } from '../platform/durable-files.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import type { Session } from '../studio/session/session-type.ts';
import { followSaves, usualPace } from './follow-saves.ts';
import type { Follower, FollowPace, Taken } from './follow-saves.ts';
import { keepVersion } from './keep-version.ts';
import type { ResultRef } from './outgoing.ts';
import { say } from '../../app/messages/say.ts';

/** Beside the folder, where the other program does not see it. */
const noteSchema = z.object({
  format: z.literal(1),
  library: z.string().max(64),
  editId: editIdSchema,
  index: z.number().int().min(0).max(63),
  program: z.string().min(1).max(80),
  openedAt: z.string().max(40),
  /** Hashes of the result and of every save that was taken in. */
  known: z.array(sha256Schema).min(1),
});
type Note = z.infer<typeof noteSchema>;

export type WorkingCopyEvents = {
  readonly added: (record: EditRecord, of: string, program: string) => void;
  readonly refused: (of: string, program: string, failure: Failure) => void;
};

export type WorkingCopies = {
  /** A copy of a result for a program to work on; its absolute path. Followed from now on. */
  readonly open: (item: ResultRef, program: string) => Promise<Reply<string>>;
  /** Follows those of earlier runs too, and takes in what was saved meanwhile; first removes those that were idle for long. */
  readonly resume: () => Promise<void>;
  /** Looks at all of them: the library is there again, or another one is. */
  readonly look: () => void;
  readonly close: () => Promise<void>;
};

const idleMs = 30 * 24 * 3_600_000;
const maxCopies = 99;
const largestNoteBytes = 4 * 1024 * 1024;

export function openWorkingCopies(options: {
  home: string;
  session: () => Session | null;
  libraryFailure: () => Failure;
  pictures: Pick<Pictures, 'inspect'>;
  version: string;
  nameTemplate: () => string;
  events: WorkingCopyEvents;
  log: (line: string) => void;
  pace?: FollowPace;
}): WorkingCopies {
  const { session, pictures, events, log } = options;
  const root = path.join(options.home, 'working');
  const followed = new Map<string, { note: Note; announced: string; readonly follower: Follower }>();

  const noteFile = (name: string): string => path.join(root, `${name}.json`);
  const keep = (name: string, note: Note): Promise<unknown> => writeDurable(noteFile(name), JSON.stringify(note));

  async function readNote(name: string): Promise<Note | null> {
    try {
      return noteSchema.parse(JSON.parse((await readSmall(noteFile(name), largestNoteBytes)).toString('utf8')));
    } catch (error) {
      // A damaged note is left as it is: what lies in the folder may be somebody's work.
      if (errorCode(error) !== 'ENOENT') log(`the note of the working copy ${name} could not be read: ${String(error)}`);
      return null;
    }
  }

  function follow(name: string, note: Note): void {
    const before = followed.get(name);
    if (before !== undefined) {
      before.note = note;
      return before.follower.look();
    }
    const take = (file: string, patient: boolean): Promise<Taken> => takeIn(name, file, patient);
    const follower = followSaves({ folder: path.join(root, name), pace: options.pace ?? usualPace, take, log });
    followed.set(name, { note, announced: '', follower });
    follower.look();
  }

  /** Said once, however often it is tried. */
  function refuse(name: string, failure: Failure): void {
    const entry = followed.get(name);
    if (entry === undefined || entry.announced === failure.message) return;
    entry.announced = failure.message;
    events.refused(entry.note.editId, entry.note.program, failure);
  }

  async function takeIn(name: string, file: string, patient: boolean): Promise<Taken> {
    const entry = followed.get(name);
    const library = session()?.library;
    if (entry === undefined || library === undefined || library.id !== entry.note.library) return 'later';
    const inspected = await pictures.inspect(file);
    if (!inspected.ok) {
      if (inspected.failure.kind === 'picture-process') return 'later';
      if (!patient) refuse(name, inspected.failure);
      return 'half';
    }
    const { sha256 } = inspected.value;
    // Read only now: it may have been opened in another program meanwhile.
    const { note } = entry;
    if (note.known.includes(sha256)) return 'taken';
    const away = library.trouble();
    const saved = { file, inspected: inspected.value, program: note.program, of: { editId: note.editId, index: note.index } };
    const kept =
      away === null
        ? await keepVersion(library, saved, { version: options.version, nameTemplate: options.nameTemplate() })
        : fail<EditRecord>(away);
    if (!kept.ok) {
      refuse(name, kept.failure);
      return 'later';
    }
    if (kept.value === 'changed') return 'half';
    entry.announced = '';
    entry.note = { ...entry.note, known: [...entry.note.known, sha256] };
    // Without the note it is looked at once more after a restart, and found in the library then.
    await keep(name, entry.note).catch((error: unknown) => log(`a working copy could not be noted: ${String(error)}`));
    if (kept.value !== null) events.added(kept.value, note.editId, note.program);
    return 'taken';
  }

  /** The first place that is free, or holds the unchanged result: what was saved in a copy is never written over. */
  async function placeFor(base: string, file: string, sha256: string): Promise<string | null> {
    for (let copy = 1; copy <= maxCopies; copy += 1) {
      const name = copy === 1 ? base : `${base}-${copy}`;
      const there = await hashFile(path.join(root, name, file)).catch(() => null);
      if (there === sha256) return name;
      if (there === null && (await readdir(path.join(root, name)).catch(() => [])).length === 0) return name;
    }
    return null;
  }

  return {
    async open({ id, index }, program) {
      const library = session()?.library;
      if (library === undefined) return fail(options.libraryFailure());
      const from = await library.resultPath(id, index);
      if (from === null) return fail(makeFailure('picture-missing', say('program.pictureGone')));
      try {
        const sha256 = await hashFile(from);
        const file = path.basename(from);
        const name = await placeFor(`${id}-${index}`, file, sha256);
        if (name === null) return fail(makeFailure('usage', say('program.tooManyCopies')));
        const copy = path.join(root, name, file);
        await makeFolderDurable(path.dirname(copy));
        await copyDurable(from, copy, sha256).catch((error: unknown) => {
          if (errorCode(error) !== 'EEXIST') throw error;
        });
        const written = await readNote(name);
        const known = [...new Set([sha256, ...((followed.get(name)?.note ?? written)?.known ?? [])])];
        const note: Note = { format: 1, library: library.id, editId: id, index, program, openedAt: new Date().toISOString(), known };
        // Known here before it is written: what is saved meanwhile is of this program.
        follow(name, note);
        await keep(name, note);
        return ok(copy);
      } catch (error) {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EBADMSG')
          return fail(makeFailure('picture-missing', say('program.pictureChanged')));
        if (errorCode(error) === null) throw error;
        return fail(failureOfDisk(error));
      }
    },
    async resume() {
      const names = (await readdir(root).catch(() => [])).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
      for (const name of names) {
        const note = await readNote(name);
        if (note === null) continue;
        if (await isIdle(path.join(root, name), note)) {
          await rm(path.join(root, name), { recursive: true, force: true });
          await rm(noteFile(name), { force: true });
        } else follow(name, note);
      }
    },
    look: () => followed.forEach(({ follower }) => follower.look()),
    close: async () => {
      await Promise.all([...followed.values()].map(({ follower }) => follower.close()));
    },
  };
}

/** Nothing was done with it for long, and all that lies in it is in the library. */
async function isIdle(folder: string, { openedAt, known }: Note): Promise<boolean> {
  if (Date.now() - Date.parse(openedAt) < idleMs) return false;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < idleMs) return false;
    if (!known.includes((await hashFile(file).catch(() => null)) ?? '')) return false;
  }
  return true;
}
