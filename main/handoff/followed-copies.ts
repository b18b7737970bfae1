// The working copies that are followed: each save in one is taken into the library as a new version, and what hinders that is said once.
import type { EditRecord } from '../../app/edits/record.ts';
import { fail } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { CopyNote, CopyNotes } from './copy-notes.ts';
import { followSaves, usualPace } from './follow-saves.ts';
import type { Follower, FollowPace, Taken } from './follow-saves.ts';
import { keepVersion } from './keep-version.ts';

type WorkingCopyEvents = {
  readonly added: (record: EditRecord, of: string, program: string) => void;
  readonly refused: (of: string, program: string, failure: Failure) => void;
};

export type FollowParts = {
  readonly session: () => Session | null;
  readonly pictures: Pick<Pictures, 'inspect'>;
  readonly version: string;
  readonly nameTemplate: () => string;
  readonly events: WorkingCopyEvents;
  readonly log: (line: string) => void;
  readonly pace?: FollowPace;
};

export type FollowedCopies = {
  /** Follows one from now on, and at once takes in what lies there. One that is followed goes on with the new note. */
  readonly follow: (name: string, note: CopyNote) => void;
  /** The note as it is now; null of one that is not followed. */
  readonly noteOf: (name: string) => CopyNote | null;
  /** Checks all of them for saves. */
  readonly checkAll: () => void;
  readonly close: () => Promise<void>;
};

type Followed = { note: CopyNote; announced: string; readonly follower: Follower };

/** Follows none at first. */
export function makeFollowedCopies(notes: CopyNotes, parts: FollowParts): FollowedCopies {
  const { session, pictures, events, log } = parts;
  const followed = new Map<string, Followed>();

  /** Said once, however often it is tried. */
  function refuse(entry: Followed, failure: Failure): void {
    if (entry.announced === failure.message) return;
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
      if (!patient) refuse(entry, inspected.failure);
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
        ? await keepVersion(library, saved, { version: parts.version, nameTemplate: parts.nameTemplate() })
        : fail<EditRecord>(away);
    if (!kept.ok) {
      refuse(entry, kept.failure);
      return 'later';
    }
    if (kept.value === 'changed') return 'half';
    entry.announced = '';
    entry.note = { ...entry.note, known: [...entry.note.known, sha256] };
    // Without the note it is looked at once more after a restart, and found in the library then.
    await notes.keep(name, entry.note).catch((error: unknown) => log(`a working copy could not be noted: ${String(error)}`));
    if (kept.value !== null) events.added(kept.value, note.editId, note.program);
    return 'taken';
  }

  return {
    follow(name, note) {
      const before = followed.get(name);
      if (before !== undefined) {
        before.note = note;
        return before.follower.look();
      }
      const take = (file: string, patient: boolean): Promise<Taken> => takeIn(name, file, patient);
      const follower = followSaves({ folder: notes.folderOf(name), pace: parts.pace ?? usualPace, take, log });
      followed.set(name, { note, announced: '', follower });
      follower.look();
    },
    noteOf: (name) => followed.get(name)?.note ?? null,
    checkAll: () => followed.forEach(({ follower }) => follower.look()),
    close: async () => {
      await Promise.all([...followed.values()].map(({ follower }) => follower.close()));
    },
  };
}
