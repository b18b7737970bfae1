// What several benchmarks measure on, made once a run: indexes without a folder, whole libraries, the built product, pictures.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildStudio } from '../../build/vite.ts';
import { openLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import { openStore } from '../../main/library/index/store.ts';
import { rowOf } from '../../main/library/store/row.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { monthFolder, recordName } from '../../app/library/naming.ts';
import { outlineOf, recordOf } from '../corpus/edits.ts';
import { makeLibrary } from '../corpus/library.ts';
import { paintOne, pretendedPictures } from '../corpus/pictures.ts';
import { buildProduct } from '../gate/product.ts';
import type { Product } from '../gate/product.ts';

export const seed = 7;
const batch = 2000;

/** Waits until all that was written is on the disk, where there is a command for that: else who is measured next waits for it whenever it syncs a file. */
export function settleDisk(): void {
  spawnSync('sync', { stdio: 'ignore' });
}

/** A home and a library's folder; `index` is the file of the index, which is there and whole. */
export type Place = { readonly home: string; readonly library: string; readonly index: string };
export type MadeIndex = Place & { readonly newest: string; readonly oldest: string; readonly builtMs: number };

export type Fixtures = ReturnType<typeof openFixtures>;

export function openFixtures(say: (words: string) => void) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-bench-'));
  const once = <T>(make: (of: number) => Promise<T>): ((of: number) => Promise<T>) => {
    const made = new Map<number, Promise<T>>();
    return (of) => {
      const before = made.get(of) ?? make(of).finally(settleDisk);
      made.set(of, before);
      return before;
    };
  };
  let product: Promise<Product> | null = null;
  let built: Promise<void> | null = null;
  const workerUrl = new URL('../../main/index-worker.ts', import.meta.url);

  async function open({ home, library }: Pick<Place, 'home' | 'library'>): Promise<Library> {
    const opened = await openLibrary({
      folder: library,
      cacheFolder: path.join(home, 'libraries'),
      workerUrl,
      create: true,
      onChange: () => undefined,
    });
    if (!opened.ok) throw new Error(opened.failure.message);
    return opened.value;
  }

  return {
    scratch,
    open,

    /** As many edits in the index as asked for, and none in the folder: whoever opens it must not let it be compared with the folder. */
    index: once(async (total): Promise<MadeIndex> => {
      say(`an index of ${total} edits`);
      const place = { home: path.join(scratch, `index-${total}`, 'home'), library: path.join(scratch, `index-${total}`, 'library') };
      const library = await open(place);
      await library.settled();
      await library.close();
      const index = path.join(place.home, 'libraries', library.id, 'index.sqlite');
      const store = openStore(index);
      const corpus = { total, seed };
      const pictures = pretendedPictures(corpus);
      let builtMs = 0;
      for (let from = 0; from < total; from += batch) {
        const rows = Array.from({ length: Math.min(batch, total - from) }, (_, n) => {
          const record = { ...recordOf(corpus, from + n, pictures), ...setOf(from + n) };
          const at = `${monthFolder(record.stem, record.createdAt)}/${recordName(record.stem)}`;
          return { ...rowOf(record), path: at, mtimeMs: 1, size: 1, present: true };
        });
        const begun = performance.now();
        store.put(rows);
        builtMs += performance.now() - begun;
      }
      store.close();
      return { ...place, index, newest: outlineOf(corpus, total - 1).id, oldest: outlineOf(corpus, 0).id, builtMs };
    }),

    /** A whole library in its folder, of small pictures; not opened yet. */
    library: once(async (total): Promise<string> => {
      say(`a library of ${total} edits`);
      const folder = path.join(scratch, `library-${total}`);
      await makeLibrary({ folder, edits: total, painted: 0, seed });
      return folder;
    }),

    /** Painted results of a million pixels. */
    pictures: once(async (count): Promise<readonly string[]> => {
      say(`${count} pictures of a million pixels`);
      const folder = path.join(scratch, `pictures-${count}`);
      mkdirSync(folder);
      const files: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const prompt = ['red sky', 'golden forest', 'blue night', 'green hills'][n % 4] ?? '';
        files.push((await paintOne({ into: path.join(folder, `${n}.png`), prompt, seed: n, ratio: '3:2', mediaType: 'image/png' })).path);
      }
      return files;
    }),

    file: (name: string, content: Uint8Array | string): string => {
      const file = path.join(scratch, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },

    product: (): Promise<Product> => (product ??= buildProduct('test/bench/product-process.ts')),
    dist: (): Promise<void> => (built ??= buildStudio({ quiet: true })),

    async close(): Promise<void> {
      (await product?.catch(() => null))?.remove();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Runs a program that prints JSON lines `{what, value}`, and gathers them. */
export async function askProcess(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, number>>> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const found: Record<string, number> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const { what, value } = JSON.parse(line) as { what: string; value: number };
    found[what] = value;
  }
  const code = await ended;
  if (Object.keys(found).length === 0) throw new Error(`${args.join(' ')} ended with ${code} and said nothing`);
  return found;
}

/** Of a thousand edits, two hundred are of one batch and a hundred of presses of Run that made four each. */
function setOf(n: number): Partial<EditRecord> {
  const [thousand, within] = [Math.floor(n / 1000), n % 1000];
  const of = within < 200 ? 200 : within < 300 ? 4 : 1;
  if (of === 1) return {};
  const number = thousand * 26 + (of === 200 ? 0 : 1 + Math.floor((within - 200) / 4));
  const id = `${number}`.padStart(26, '0');
  return { batch: { id, item: within % of, set: `set ${number}`, of } };
}
