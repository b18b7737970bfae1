// What is given to other programs: which files, a small icon for the pointer, copies with the recipe or with nothing, the bitmap for the clipboard.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Parent } from '../../app/edits/record.ts';
import type { ExportTexts } from '../../app/export/texts.ts';
import { textsOf } from '../../app/export/texts.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { Dragged } from '../../app/handoff/dragged.ts';
import { originOf } from '../export/origin.ts';
import { errorCode, failureOfDisk, makeFolderDurable } from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import type { MediaAddress } from '../studio/session/media.ts';
import type { MediaFile } from '../studio/session/media-file.ts';
import type { Session } from '../studio/session/session-type.ts';
import { say } from '../../app/messages/say.ts';

export type ResultRef = { readonly id: string; readonly index: number };
type Found = ResultRef & { readonly file: string };
/** Absolute paths. The icon is a PNG. */
export type Outgoing = {
  readonly files: readonly string[];
  readonly icon: string;
  /** How many of them are copies without the Content Credentials that their originals have. */
  readonly credentialsLost: number;
};

export type OutgoingParts = {
  readonly home: string;
  readonly version: string;
  readonly pictures: Pick<Pictures, 'copy' | 'bitmap'>;
  readonly session: () => Session | null;
  readonly libraryFailure: () => Failure;
  readonly media: (address: MediaAddress) => Promise<MediaFile | null>;
};

const iconSide = 128;
/** Of kinds whose parts can be told apart; a copy of another kind is a PNG. */
const keptEndings = new Set(['.png', '.jpg', '.webp']);
const atOnce = 4;
const dayMs = 24 * 3_600_000;

/** Copies are made when they are asked for, under `out` in `home`, and stay for a day. */
export function makeOutgoing(parts: OutgoingParts) {
  const { home, pictures, session, libraryFailure } = parts;
  const folder = path.join(home, 'out');
  let turn: Promise<unknown> = Promise.resolve();
  let last: { readonly key: string; readonly made: Promise<Reply<Outgoing>> } | null = null;

  /** The library's own files, in order; what is not there is left out. */
  async function filesOf(items: readonly ResultRef[]): Promise<Reply<readonly Found[]>> {
    const library = session()?.library;
    if (library === undefined) return fail(libraryFailure());
    const files: Found[] = [];
    for (const { id, index } of items) {
      const file = await library.resultPath(id, index);
      if (file !== null) files.push({ id, index, file });
    }
    return files.length > 0 ? ok(files) : fail(makeFailure('picture-missing', say('picture.notWhereSaved')));
  }

  async function make(items: readonly ResultRef[], what: Dragged): Promise<Reply<Outgoing>> {
    const found = await filesOf(items);
    if (!found.ok) return found;
    const [first] = found.value;
    if (first === undefined) return fail(libraryFailure());
    const icon = await iconOf(parts, first);
    if (!icon.ok) return icon;
    if (what === 'received') return ok({ files: found.value.map(({ file }) => file), icon: icon.value, credentialsLost: 0 });
    const files: string[] = [];
    let credentialsLost = 0;
    for (let at = 0; at < found.value.length; at += atOnce) {
      const copies = await Promise.all(found.value.slice(at, at + atOnce).map((one) => copyOf(parts, one, what)));
      for (const copy of copies) {
        if (!copy.ok) return copy;
        files.push(copy.value.file);
        if (copy.value.lost) credentialsLost += 1;
      }
    }
    return ok({ files, icon: icon.value, credentialsLost });
  }

  return {
    filesOf,
    /** The press of the pointer asks first, the beginning of the drag takes what that made. */
    ready(items: readonly ResultRef[], what: Dragged): Promise<Reply<Outgoing>> {
      const key = JSON.stringify([items, what]);
      if (last?.key === key) return last.made;
      // One after the other: two presses on one picture write the same files.
      const made = turn.then(() => make(items, what).catch(ofDisk<Outgoing>));
      last = { key, made };
      turn = made.catch(() => undefined);
      return made;
    },
    /** What was made is of one press: a later one looks again where the files are. */
    forget(): void {
      last = null;
    },
    /** The picture as PNG in a file that the caller removes. */
    async bitmapOf(file: string): Promise<Reply<string>> {
      const into = path.join(folder, 'copied.png');
      try {
        await inUserData(folder, () => makeFolderDurable(folder));
        const made = await pictures.bitmap(file, null, into);
        return made.ok ? ok(into) : made;
      } catch (error) {
        return ofDisk(error);
      }
    },
    parentOf: (file: string): Parent | null => parentIn(home, file),
    /** Removes copies of days that are over: a program that was given one may still be reading it today. */
    async sweep(nowMs: number): Promise<void> {
      for (const kind of ['icons', 'clean', 'recipe'])
        for (const name of await readdir(path.join(folder, kind)).catch(() => [])) {
          const place = path.join(folder, kind, name);
          const found = await stat(place).catch(() => null);
          if (found !== null && nowMs - found.mtimeMs > dayMs) await rm(place, { recursive: true, force: true });
        }
    },
  };
}

/** The small picture at the pointer while a result is dragged. */
async function iconOf({ home, media, pictures }: OutgoingParts, { id, index, file }: Found): Promise<Reply<string>> {
  const icon = path.join(home, 'out', 'icons', `${id}-${index}.png`);
  if ((await stat(icon).catch(() => null))?.isFile() === true) return ok(icon);
  const small = await media({ kind: 'result', editId: id, index, longSide: 160 });
  await inUserData(path.dirname(icon), () => makeFolderDurable(path.dirname(icon)));
  const made = await pictures.bitmap(small?.path ?? file, iconSide, icon);
  return made.ok ? ok(icon) : made;
}

/** What a copy with its recipe says, as an exported one does. */
async function recipeOf({ session, libraryFailure, version }: OutgoingParts, { id, index }: Found): Promise<Reply<ExportTexts | null>> {
  const library = session()?.library;
  const record = (await library?.load(id)) ?? null;
  if (library === undefined || record === null) return fail(libraryFailure());
  return ok(textsOf(record, index, { origin: await originOf(library, record), policy: 'full', version }));
}

/** Each in a folder of its own, since names may be the same; under the library's name. */
async function copyOf(
  parts: OutgoingParts,
  found: Found,
  kind: 'recipe' | 'clean',
): Promise<Reply<{ readonly file: string; readonly lost: boolean }>> {
  const { id, index, file } = found;
  const texts = kind === 'clean' ? ok(null) : await recipeOf(parts, found);
  if (!texts.ok) return texts;
  const own = path.join(parts.home, 'out', kind, `${id}-${index}`);
  await inUserData(own, () => makeFolderDurable(own));
  const ending = path.extname(file);
  const name = `${path.basename(file, ending)}${keptEndings.has(ending) ? ending : '.png'}`;
  const into = path.join(own, name);
  const made = await parts.pictures.copy({
    path: file,
    name,
    into,
    mediaType: null,
    quality: 90,
    longSide: null,
    texts: texts.value,
    untouched: null,
  });
  return made.ok ? ok({ file: into, lost: made.value.credentials === 'lost' }) : made;
}

/** Of which result a file is a copy that was given out; null when it is none of those. */
function parentIn(home: string, file: string): Parent | null {
  const within = path.relative(home, file).split(path.sep).join('/');
  const parts = /^(?:out\/(?:clean|recipe)|working)\/([0-9A-HJKMNP-TV-Z]{26})-(\d{1,2})(?:-\d{1,2})?\/[^/]+$/.exec(within);
  return parts === null ? null : { editId: parts[1] ?? '', index: Number(parts[2]) };
}

function ofDisk<T>(error: unknown): Reply<T> {
  if (errorCode(error) === null) throw error;
  return fail(failureOfDisk(error));
}
