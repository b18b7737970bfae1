// What the window does with earlier and saved words. Each change answers a key by which it is taken back: the file as it was, byte for byte.
import { randomUUID } from 'node:crypto';
import { compared } from '../../app/edits/compared.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CallHandlers } from '../../app/contract/contract.ts';
import { presetText } from '../../app/presets/preset-file.ts';
import { isFileName, isUsableName, maxNameLetters, nameOf } from '../../app/presets/saved.ts';
import type { SavedKind } from '../../app/presets/saved.ts';
import type { UndoToken } from '../../app/contract/words-calls.ts';
import { failureOfDisk } from '../platform/durable-files.ts';
import { parseSafely } from '../library/store/record-files.ts';
import type { Library } from '../library/library.ts';
import { awayOf } from '../studio/session/read-ledger.ts';
import type { Session } from '../studio/session/session-type.ts';
import { notThere, savedBytes, savedIn, savedPath } from '../library/store/saved-files.ts';
import { say } from '../../app/messages/say.ts';

export type WordsCall = 'words.earlier' | 'words.saved' | 'words.keep' | 'words.rename' | 'words.remove' | 'words.putBack';

/** A file gets other bytes or none, or another name. */
type Change =
  | { readonly kind: 'set'; readonly file: string; readonly was: Buffer | null; readonly to: Buffer | null }
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

const inverse = (change: Change): Change =>
  change.kind === 'move' ? { ...change, from: change.to, to: change.from } : { ...change, was: change.to, to: change.was };

/** As many as the window can undo. */
const maxKept = 100;

export function makeSavedWords(parts: {
  inLibrary: <T>(act: (session: Session) => Promise<Reply<T>>) => Promise<Reply<T>>;
  /** Moves a file to the system's trash. */
  toTrash: (path: string) => Promise<void>;
}): Pick<CallHandlers, WordsCall> {
  const done = new Map<string, { readonly library: string; readonly change: Change }>();

  const inHere = <T>(act: (library: Library) => Promise<Reply<T>>): Promise<Reply<T>> =>
    parts.inLibrary(async ({ library }) => {
      const away = awayOf(library);
      if (away !== null) return fail(away);
      try {
        return await act(library);
      } catch (error) {
        return fail(failureOfDisk(error));
      }
    });

  async function carryOut(library: Library, change: Change): Promise<Reply<UndoToken>> {
    const did = change.kind === 'move' ? await library.moveNote(change.from, change.to) : await set(library, change);
    if (!did.ok) return did;
    const undo = randomUUID();
    done.set(undo, { library: library.id, change });
    for (const old of done.keys()) if (done.size > maxKept) done.delete(old);
    return ok({ undo });
  }

  /** What somebody wrote meanwhile is never lost. */
  async function set(library: Library, { file, was, to }: Extract<Change, { kind: 'set' }>): Promise<Reply<null>> {
    const now = await savedBytes(library.folder(), file);
    if (was === null ? now !== null : now === null || !now.equals(was)) return fail(makeFailure('usage', say('words.changed')));
    return to === null ? library.removeNote(file, parts.toTrash) : library.writeNote(file, to, was === null);
  }

  /** The file of a name, whatever its spelling: two that differ in capitals alone are one file on many systems. */
  async function fileLike(library: Library, kind: SavedKind, name: string): Promise<string | null> {
    const like = (await savedIn(library.folder())).find((one) => one.kind === kind && compared(one.name) === compared(name));
    return like === undefined ? null : savedPath(kind, like.name);
  }

  return {
    'words.earlier': ({ query, order, offset, count }) =>
      parts.inLibrary(async ({ library }) => ok(await library.earlier(query, order, offset, count))),
    'words.saved': () => inHere(async (library) => ok(await savedIn(library.folder()))),
    'words.keep': ({ kind, name: typed, prompt, model, parameters, replace }) =>
      inHere(async (library) => {
        const name = nameOf(typed);
        if (!isUsableName(name)) return fail(badName());
        const like = await fileLike(library, kind, name);
        if (like !== null && !replace) return fail(taken(name));
        const file = like ?? savedPath(kind, name);
        const was = await savedBytes(library.folder(), file);
        const text = kind === 'snippet' ? `${prompt.trim()}\n` : presetText({ prompt: prompt.trim(), model, parameters }, jsonIn(was));
        return carryOut(library, { kind: 'set', file, was, to: Buffer.from(text) });
      }),
    'words.rename': ({ kind, name, to: typed }) =>
      inHere(async (library) => {
        const to = nameOf(typed);
        const from = savedPath(kind, name);
        if (!isFileName(name) || (await savedBytes(library.folder(), from)) === null) return fail(notThere(kind, name));
        if (!isUsableName(to)) return fail(badName());
        const like = await fileLike(library, kind, to);
        if (like !== null && like !== from) return fail(taken(to));
        return carryOut(library, { kind: 'move', from, to: savedPath(kind, to) });
      }),
    'words.remove': ({ kind, name }) =>
      inHere(async (library) => {
        const file = savedPath(kind, name);
        const was = isFileName(name) ? await savedBytes(library.folder(), file) : null;
        if (was === null) return fail(notThere(kind, name));
        return carryOut(library, { kind: 'set', file, was, to: null });
      }),
    'words.putBack': ({ undo }) =>
      inHere(async (library) => {
        const known = done.get(undo);
        if (known === undefined || known.library !== library.id) return fail(makeFailure('usage', say('words.noUndo')));
        return carryOut(library, inverse(known.change));
      }),
  };
}

function jsonIn(bytes: Buffer | null): unknown {
  try {
    return bytes === null ? null : parseSafely(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

const badName = (): Failure => makeFailure('usage', say('words.name', { most: maxNameLetters }));
const taken = (name: string): Failure => makeFailure('usage', say('words.exists', { name }));
