// Saved words as plain files of the library: `presets/NAME.json` and `snippets/NAME.txt`. What cannot be read is listed as that, and left as it is.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { compared } from '../../../app/edits/compared.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { readPreset } from '../../../app/presets/preset-file.ts';
import type { Unusable } from '../../../app/presets/preset-file.ts';
import { maxPromptLetters, savedKinds } from '../../../app/presets/saved.ts';
import type { Preset, Saved, SavedKind } from '../../../app/presets/saved.ts';
import { errorCode, readSmall } from '../../platform/durable-files.ts';
import { parseSafely } from './record-files.ts';
import { say } from '../../../app/messages/say.ts';

const maxBytes = 1024 * 1024;
const maxFiles = 2000;
export const savedFolders = { preset: 'presets', snippet: 'snippets' } as const satisfies Record<SavedKind, string>;
const endings = { preset: '.json', snippet: '.txt' } as const satisfies Record<SavedKind, string>;

/** Relative to the library. */
export const savedPath = (kind: SavedKind, name: string): string => `${savedFolders[kind]}/${name}${endings[kind]}`;

/** The bytes of one; null where there is none. Throws what else the system says. */
export async function savedBytes(folder: string, file: string): Promise<Buffer | null> {
  try {
    return await readSmall(path.join(folder, file), maxBytes);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

export async function savedIn(folder: string): Promise<readonly Saved[]> {
  const all: Saved[] = [];
  for (const kind of savedKinds) for (const name of await namesIn(folder, kind)) all.push(await readOne(folder, kind, name));
  return all;
}

export const notThere = (kind: SavedKind, name: string): Failure =>
  makeFailure('usage', say('words.none', { kind: say(`words.${kind}`), name }));

/** By its name as it is written, else in another spelling. Refuses one that cannot be read. */
export async function savedNamed(
  library: { readonly folder: () => string; readonly trouble: () => Failure | null },
  kind: SavedKind,
  name: string,
): Promise<Reply<Saved>> {
  const names = await namesIn(library.folder(), kind);
  const found = names.find((one) => one === name) ?? names.find((one) => compared(one) === compared(name));
  if (found === undefined) return fail(library.trouble() ?? notThere(kind, name));
  const saved = await readOne(library.folder(), kind, found);
  return saved.damaged === null
    ? ok(saved)
    : fail(makeFailure('record-damaged', say('words.unusable', { kind: say(`words.${kind}`), name: found, reason: saved.damaged })));
}

/** Without their endings, in the order of the alphabet; what is hidden is not finished, or no one's. */
async function namesIn(folder: string, kind: SavedKind): Promise<readonly string[]> {
  const files = await readdir(path.join(folder, savedFolders[kind]), { withFileTypes: true }).catch(() => []);
  return files
    .filter((file) => !file.isDirectory() && !file.name.startsWith('.') && file.name.toLowerCase().endsWith(endings[kind]))
    .map(({ name }) => name.slice(0, -endings[kind].length))
    .toSorted((a, b) => a.localeCompare(b))
    .slice(0, maxFiles);
}

async function readOne(folder: string, kind: SavedKind, name: string): Promise<Saved> {
  const read = await readFile(folder, kind, name);
  return 'damaged' in read
    ? { kind, name, prompt: '', model: null, parameters: {}, damaged: read.damaged }
    : { kind, name, ...read, damaged: null };
}

async function readFile(folder: string, kind: SavedKind, name: string): Promise<Preset | Unusable> {
  let bytes: Buffer | null;
  try {
    bytes = await savedBytes(folder, savedPath(kind, name));
  } catch (error) {
    return { damaged: errorCode(error) === 'EFBIG' ? say('record.tooLong') : say('record.mayNotBeRead') };
  }
  if (bytes === null || bytes.byteLength === 0) return { damaged: say('record.isEmpty') };
  let words: string;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { damaged: say('record.noText') };
  }
  if (kind === 'snippet') {
    const prompt = words.replace(/\r\n?/g, '\n').trim();
    return prompt === ''
      ? { damaged: say('record.isEmpty') }
      : prompt.length > maxPromptLetters
        ? { damaged: say('record.tooLong') }
        : { prompt, model: null, parameters: {} };
  }
  try {
    return readPreset(parseSafely(words));
  } catch {
    return { damaged: say('record.noJson') };
  }
}
