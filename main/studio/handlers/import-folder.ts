// Imports the pictures of a folder into the library, each with the recipe it carries. The originals are only read, unless they are to be moved.
import { lstat, readdir, realpath, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure, saidOf } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { ImportReport, SkippedFile } from '../../../app/contract/contract.ts';
import { copyDurable, errorCode, failureOfDisk } from '../../platform/durable-files.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Library } from '../../library/library.ts';
import { isPicture } from '../../library/folder/library-folders.ts';
import type { Inspected } from '../../pictures/job-values.ts';
import { recipeOfRecord } from '../../../app/recipes/own.ts';
import { noRecipe } from '../../../app/recipes/recipe.ts';
import type { FoundRecipe } from '../../pictures/recipe.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { importedRecord } from '../session/import-record.ts';
import { libraryAround } from '../session/may-hold-library.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export type ImportParts = {
  readonly library: Library;
  readonly pictures: Pick<Pictures, 'inspect' | 'recipe'>;
  readonly version: string;
  readonly nameTemplate: string;
  readonly folder: string;
  /** Removes each original once its copy is safe. */
  readonly move: boolean;
  /** Takes pictures in that carry no recipe, too. */
  readonly bare: boolean;
  readonly progress: (done: number, total: number) => void;
  readonly skipped: (file: SkippedFile) => void;
  readonly stopped: () => boolean;
  readonly owners: Pick<Owners, 'importing'>;
};

const maxListed = 200;
const maxPictures = 500_000;
const deepest = 32;
const atOnce = 3;

type One =
  | { readonly kind: 'imported' | 'known' }
  | { readonly kind: 'skipped'; readonly reason: Message; readonly bare?: true }
  | { readonly kind: 'halted'; readonly failure: Failure };

export async function importFolder(parts: ImportParts): Promise<Reply<ImportReport>> {
  const { library, progress, stopped } = parts;
  // No system takes such a name, and Node says so in another way than the system does.
  if (parts.folder.includes('\0')) return fail(unreadable(parts.folder, 'NUL'));
  const folder = path.resolve(parts.folder);
  const found = await picturesIn(folder, library.folder());
  if (!found.ok) return found;
  // Its records would stay there without their pictures.
  const other = parts.move ? libraryAround(folder) : null;
  if (other !== null) return fail(makeFailure('usage', say('importing.ofLibrary', { folder: other })));
  // What was imported before is known by the index alone.
  await library.settled();
  /** The same picture may lie in the folder twice. */
  const taken = new Set<string>();
  const counts = { imported: 0, known: 0, skipped: 0, bare: 0 };
  const listed: SkippedFile[] = [];
  let halted: Failure | null = null;
  let [next, done] = [0, 0];
  let turn: Promise<unknown> = Promise.resolve();
  const work = async (): Promise<void> => {
    for (let i = next++; i < found.value.length && !stopped() && halted === null; i = next++) {
      const entry = found.value[i] ?? { relative: '', isLink: false };
      const before = turn;
      const reading = readOne(parts, folder, entry);
      // Read several at a time, but of two that are the same the first by name is taken, however long each takes.
      const claimed = before.then(async () => {
        const read = await reading;
        if ('kind' in read) return read;
        if (taken.has(read.inspected.sha256)) return { kind: 'known' } as const;
        taken.add(read.inspected.sha256);
        return read;
      });
      turn = claimed.catch(() => undefined);
      const read = await claimed;
      const one = 'kind' in read ? read : await importOne(parts, read);
      progress((done += 1), found.value.length);
      if (one.kind === 'halted') halted ??= one.failure;
      else counts[one.kind] += 1;
      if (one.kind !== 'skipped') continue;
      if (one.bare === true) counts.bare += 1;
      const file = { file: entry.relative.split(path.sep).join('/'), reason: one.reason };
      if (listed.length < maxListed) listed.push(file);
      parts.skipped(file);
    }
  };
  progress(0, found.value.length);
  await Promise.all(Array.from({ length: atOnce }, work));
  if (halted !== null) return fail(halted);
  return ok({ at: new Date().toISOString(), ...counts, listed, stopped: done < found.value.length });
}

type Read = {
  readonly file: string;
  readonly name: string;
  readonly found: FoundRecipe;
  readonly recipe: NonNullable<FoundRecipe['recipe']>;
  readonly inspected: Inspected;
};

async function readOne({ library, pictures, bare }: ImportParts, folder: string, { relative, isLink }: Entry): Promise<Read | One> {
  if (isLink) return { kind: 'skipped', reason: say('importing.link') };
  const file = path.join(folder, relative);
  const name = path.basename(relative);
  const read = await pictures.recipe(file, true);
  if (!read.ok) return { kind: 'skipped', reason: saidOf(read.failure) };
  const { ownId, program } = read.value;
  // What another program left of our recipe may be less than the library has of it.
  const own = read.value.recipe?.record == null && ownId !== null ? await library.load(ownId.editId).catch(() => null) : null;
  const recipe = own === null ? (read.value.recipe ?? (bare ? noRecipe : null)) : recipeOfRecord(own);
  if (recipe === null) return { kind: 'skipped', reason: nothingKnown(program), bare: true };
  const inspected = await pictures.inspect(file, name);
  if (!inspected.ok) return { kind: 'skipped', reason: saidOf(inspected.failure) };
  return { file, name, found: read.value, recipe, inspected: inspected.value };
}

function nothingKnown(program: string | null): Message {
  return program === null ? say('importing.noRecipe') : say('importing.noRecipeOf', { program });
}

/** A trouble of the library ends it all; a trouble of one picture is that picture's. */
async function importOne({ library, version, nameTemplate, move, owners }: ImportParts, read: Read): Promise<One> {
  const { file, name, found, recipe, inspected } = read;
  const { sha256, bytes, mediaType, width, height } = inspected;
  if (await isKnown(library, read)) return { kind: 'known' };

  const inputs = [];
  for (const input of recipe.record?.request.inputs ?? []) if ((await library.inputPath(input.sha256)) !== null) inputs.push(input);
  const result = { sha256, bytes, mediaType, width, height };
  const now = new Date().toISOString();
  const madeMs = await madeAt(found, file);
  const record = importedRecord({ recipe, madeMs, file: name, sha256, inputs, version, nameTemplate, now });
  const partFile = await library.temporaryFor(record, 0);
  if (!partFile.ok) return { kind: 'halted', failure: partFile.failure };
  const keep = async (): Promise<One> => {
    // Another program may have imported it since.
    if (await isKnown(library, read)) return { kind: 'known' };
    const adopted = await library.adopt(record, 0, partFile.value, mediaType, sha256);
    if (!adopted.ok) return { kind: 'halted', failure: adopted.failure };
    const saved = await library.save({ ...record, results: [{ file: adopted.value, ...result }] });
    return saved.ok ? { kind: 'imported' } : { kind: 'halted', failure: saved.failure };
  };
  try {
    await copyDurable(file, partFile.value, sha256);
    const kept = (await owners.importing(sha256, keep)) ?? {
      kind: 'halted',
      failure: makeFailure('owned-elsewhere', say('importing.busy')),
    };
    if (kept.kind !== 'imported') return kept;
  } catch (error) {
    if (errorCode(error) === 'EBADMSG') return { kind: 'skipped', reason: say('importing.changed') };
    return { kind: 'halted', failure: failureOfDisk(error) };
  } finally {
    await rm(partFile.value, { force: true }).catch(() => undefined);
  }
  if (!move) return { kind: 'imported' };
  return unlink(file).then(
    () => ({ kind: 'imported' }) as const,
    () => ({ kind: 'skipped', reason: say('importing.notRemoved') }) as const,
  );
}

/** Imported before, or one of our own that is in this library already, as it was made. */
async function isKnown(library: Library, { recipe, inspected }: Read): Promise<boolean> {
  if ((await library.imported(inspected.sha256)) !== null) return true;
  return recipe.record !== null && (await library.load(recipe.record.id)) !== null;
}

const oldestMs = Date.UTC(1990, 0, 1);

/** By its recipe, its camera's clock, its file; what cannot be is now. */
async function madeAt({ recipe, takenAt }: FoundRecipe, file: string): Promise<number> {
  const candidates = [Date.parse(recipe?.at ?? ''), takenMs(takenAt ?? ''), (await lstat(file).catch(() => null))?.mtimeMs ?? NaN];
  return candidates.find((ms) => ms >= oldestMs && ms <= Date.now()) ?? Date.now();
}

/** In milliseconds, of a time of EXIF; NaN for what is none. One that names no offset is of this computer's zone, as nobody knows better. */
function takenMs(takenAt: string): number {
  const [, date = '', time = '', offset = ''] = /^(\d{4}:\d{2}:\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}:\d{2})?/.exec(takenAt) ?? [];
  return Date.parse(`${date.replaceAll(':', '-')}T${time}${offset}`);
}

/** Relative to the folder. Links are not followed: they may lead anywhere, and in a circle. */
type Entry = { readonly relative: string; readonly isLink: boolean };

/** Pictures below a folder by their names, and links to what may have some, in order. Hidden ones are left out, and so is the library. */
async function picturesIn(folder: string, library: string): Promise<Reply<readonly Entry[]>> {
  const found: Entry[] = [];
  const own = await realpath(library).catch(() => path.resolve(library));
  try {
    const root = await realpath(folder);
    if (root === own || root.startsWith(own + path.sep)) return fail(makeFailure('usage', say('importing.inLibrary')));
    const look = async (below: string, depth: number): Promise<void> => {
      const entries = await readdir(path.join(root, below), { withFileTypes: true });
      for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const relative = path.join(below, entry.name);
        if (entry.name.startsWith('.') || found.length >= maxPictures) continue;
        if (entry.isSymbolicLink() ? await mayHave(path.join(root, relative)) : entry.isFile() && isPicture(entry.name))
          found.push({ relative, isLink: entry.isSymbolicLink() });
        else if (entry.isDirectory() && depth < deepest && path.join(root, relative) !== own)
          await look(relative, depth + 1).catch(passOver);
      }
    };
    await look('', 0);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail(unreadable(folder, code));
  }
  return ok(found);
}

/** A link to a folder, or one that is named like a picture wherever it leads. */
const mayHave = async (link: string): Promise<boolean> =>
  isPicture(path.basename(link)) || (await stat(link).catch(() => null))?.isDirectory() === true;

function unreadable(folder: string, detail: string): Failure {
  return makeFailure('usage', say('importing.folderUnread', { folder }), { detail });
}

/** A folder that may not be read keeps its pictures; those of the others are imported. */
function passOver(error: unknown): void {
  if (errorCode(error) === null) throw error;
}
