// Writes a whole library as the program would have written it over years: its record schema, its names, its folders, true hashes.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordSchema } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { inputPath, makeStem, monthFolder, recordName, resultName, timeAt } from '../../app/library/naming.ts';
import { openFolder } from '../../main/library/store/library-file.ts';
import { outlineOf, parentsOf, recordOf } from './edits.ts';
import type { Corpus } from './edits.ts';
import { paintOne, paintPool } from './pictures.ts';
import type { Painted, Pool } from './pictures.ts';

export type LibraryOptions = {
  readonly folder: string;
  readonly edits: number;
  /** Of so many newest edits the results are painted at full size. */
  readonly painted: number;
  readonly seed: number;
  readonly progress?: (made: number) => void;
};

export type MadeLibrary = { readonly months: number; readonly results: number; readonly inputs: number };

/** Throws when the folder holds anything already. */
export async function makeLibrary({ folder, edits, painted, seed, progress = () => undefined }: LibraryOptions): Promise<MadeLibrary> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty; nothing was written`);
  const opened = await openFolder(folder, true);
  if (!opened.ok) throw new Error(opened.failure.message);
  const corpus: Corpus = { total: edits, seed };
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-painted-'));
  try {
    const pool = await paintPool(scratch, seed);
    const writer = makeWriter(folder, corpus, pool);
    const firstPainted = Math.max(0, edits - painted);
    for (let n = 0; n < edits; n += 1) {
      if (n >= firstPainted) await writer.paintResults(n);
      writer.put(n);
      if (n % 5000 === 4999) {
        progress(n + 1);
        // So that Ctrl+C is heard.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return writer.made();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function makeWriter(folder: string, corpus: Corpus, pool: Pool) {
  const folders = new Set<string>();
  const inputs = new Set<string>();
  const own = new Map<string, Omit<Painted, 'content'>>();
  let results = 0;

  const make = (relative: string): string => {
    const full = path.join(folder, relative);
    if (!folders.has(relative)) mkdirSync(full, { recursive: true, mode: 0o700 });
    folders.add(relative);
    return full;
  };
  const write = (file: string, content: string | Buffer): void => writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  const stemOf = (n: number): string => {
    const { madeMs, prompt, id } = outlineOf(corpus, n);
    return makeStem(timeAt(madeMs), prompt, id);
  };
  const result = (n: number, index: number): Omit<Painted, 'content'> => own.get(`${n}/${index}`) ?? pool.result(corpus, n, index);

  function storeInput({ sha256, mediaType }: EditRecord['request']['inputs'][number], from: Painted | null): void {
    if (inputs.has(sha256) || from === null) return;
    inputs.add(sha256);
    const relative = inputPath(sha256, mediaType);
    make(path.dirname(relative));
    write(path.join(folder, relative), from.content);
  }

  return {
    /** By the words of the edit, from the results it was made from. */
    async paintResults(n: number): Promise<void> {
      const { results: count, prompt, ratio, mediaType, madeMs } = outlineOf(corpus, n);
      const month = make(monthFolder(stemOf(n), new Date(madeMs).toISOString()));
      const parents = parentsOf(corpus, n).map((parent) => result(parent.n, parent.index).path);
      for (let index = 0; index < count; index += 1) {
        const type = mediaType === 'image/jpeg' ? mediaType : 'image/png';
        const into = path.join(month, resultName(stemOf(n), index, type));
        const inFolder = parents.length > 0 ? parents : [pool.photo(n).path];
        const { content: _, ...painted } = await paintOne({
          into,
          prompt,
          seed: corpus.seed + n * 4 + index,
          ratio,
          mediaType: type,
          inputs: n % 5 === 0 ? [] : inFolder,
        });
        own.set(`${n}/${index}`, painted);
      }
    },

    put(n: number): void {
      const photos = new Map<string, Painted>();
      const record = recordSchema.parse(
        recordOf(corpus, n, {
          result: (of, index) => pixelsOf(result(of, index)),
          photo: (number) => {
            const photo = pool.photo(number);
            photos.set(photo.sha256, photo);
            return pixelsOf(photo);
          },
        }),
      );
      const month = make(monthFolder(record.stem, record.createdAt));
      write(path.join(month, recordName(record.stem)), `${JSON.stringify(record, null, 2)}\n`);
      record.results.forEach(({ file }, index) => {
        results += 1;
        if (!own.has(`${n}/${index}`)) write(path.join(month, file), pool.result(corpus, n, index).content);
      });
      const parents = parentsOf(corpus, n);
      record.request.inputs.forEach((input, at) => {
        const parent = parents[at];
        storeInput(input, parent === undefined ? (photos.get(input.sha256) ?? null) : contentOf(parent.n, parent.index));
      });
    },

    made: (): MadeLibrary => ({
      months: [...folders].filter((name) => /^\d{4}\/\d{2}$/.test(name)).length,
      results,
      inputs: inputs.size,
    }),
  };

  function contentOf(n: number, index: number): Painted {
    const painted = own.get(`${n}/${index}`);
    return painted === undefined ? pool.result(corpus, n, index) : { ...painted, content: readFileSync(painted.path) };
  }
}

const pixelsOf = ({ sha256, bytes, mediaType, width, height }: Omit<Painted, 'content'>) => ({ sha256, bytes, mediaType, width, height });
