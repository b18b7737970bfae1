// How large what was built may be, what main may load before the window is asked for, and a command before it does what it is told. The one place
// where these limits stand.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export type Size = { readonly what: string; readonly kb: number; readonly limitKb: number };

/** Modules that open databases, decode pictures, speak to a network or start processes: none of them is needed for a window. */
const heavy =
  /^(?:node:)?(?:sqlite|https?|http2|tls|net|dgram|worker_threads|child_process)$|^(?:sharp|keytar|electron-store|electron-updater|trash)$/;

/** `dist` is a built folder. The window's files count as gzip would carry them, main's as they lie on the disk. */
export function sizesOf(dist: string): readonly Size[] {
  const shown = filesIn(path.join(dist, 'renderer'), /\.(?:html|js|css)$/);
  const page = readFileSync(path.join(dist, 'renderer/index.html'), 'utf8');
  const first = shown.filter((file) => file.endsWith('index.html') || page.includes(path.basename(file)));
  const main = path.join(dist, 'main');
  return [
    { what: 'the window before its first paint, gzipped', kb: gzipped(first), limitKb: 4 },
    { what: 'the window, gzipped', kb: gzipped(shown), limitKb: 412 },
    { what: 'main before the window is asked for', kb: plainIn(main, startGraph(main).files), limitKb: 42 },
    { what: 'the command before its line is read', kb: plainIn(main, commandGraph(main).files), limitKb: 38 },
    { what: 'a command that only looks', kb: plainIn(main, lookGraph(main).files), limitKb: 570 },
    { what: 'main and its processes', kb: plain(filesIn(main, /\.js$/)), limitKb: 1650 },
    { what: 'the preload', kb: plain(filesIn(path.join(dist, 'preload'), /\.cjs$/)), limitKb: 8 },
  ];
}

/** Each is found, opened and read back for itself, which takes longer than its bytes do (`chunks.ts`). */
const maxLoadedFiles = 22;

export type Graph = { readonly files: readonly string[]; readonly heavy: readonly string[] };

/** What of a built main is loaded with its entry: its own files, and the modules from elsewhere that it must not need yet. */
export const startGraph = (main: string): Graph => graphOf(main, ['index.js']);

/** What every command loads, also one that is only misspelled: nothing heavy, and no schemas. */
export const commandGraph = (main: string): Graph => graphOf(main, ['cli-main.js']);

/** What `history`, `sent` and `names` load besides: they read the index and records, and need nothing that sends, prepares or owns an edit. */
export function lookGraph(main: string): Graph {
  const parts = ['settings-in', 'read-commands', 'index-service'];
  const files = readdirSync(main).filter((file) => parts.some((part) => new RegExp(`^${part}-[\\w-]{8}\\.js$`).test(file)));
  if (files.length < parts.length) throw new Error(`Of ${parts.join(', ')} not all are in ${main}: what a command loads cannot be told.`);
  const { files: all, heavy: found } = graphOf(main, ['cli-main.js', ...files]);
  return { files: all, heavy: found.filter((name) => !/^(?:node:)?(?:sqlite|worker_threads)$/.test(name)) };
}

function graphOf(main: string, entries: readonly string[]): Graph {
  const files = new Set(entries);
  const modules = new Set<string>();
  for (const file of files) {
    for (const [, imported, asked] of readFileSync(path.join(main, file), 'utf8').matchAll(
      /^(?:import|export)(?!\s*\()\b[^;]*?["']([^"']+)["']|\bgetBuiltinModule\(["']([^"']+)["']\)/gm,
    )) {
      const name = imported ?? asked ?? '';
      if (name.startsWith('./')) files.add(name.slice(2));
      else modules.add(name);
    }
  }
  return { files: [...files], heavy: [...modules].filter((name) => heavy.test(name)) };
}

/** What is too large or loaded too early, in sentences; none when all is well. */
export function complaints(dist: string): readonly string[] {
  const tooLarge = sizesOf(dist)
    .filter(({ kb, limitKb }) => kb > limitKb)
    .map(({ what, kb, limitKb }) => `${what}: ${kb.toFixed(1)} kB, more than the ${limitKb} kB of build/sizes.ts`);
  const main = path.join(dist, 'main');
  const looked = lookGraph(main).files.length;
  return [
    ...tooLarge,
    ...(looked > maxLoadedFiles ? [`a command that only looks: ${looked} files, more than the ${maxLoadedFiles} of build/sizes.ts`] : []),
    ...startGraph(main).heavy.map((name) => `main loads ${name} before the window is asked for`),
    ...commandGraph(main).heavy.map((name) => `the command loads ${name} before its line is read`),
    ...lookGraph(main).heavy.map((name) => `a command that only looks loads ${name}`),
  ];
}

export function sizeTable(sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  return sizes.map(({ what, kb, limitKb }) => `${what.padEnd(width)} ${kb.toFixed(1).padStart(8)} kB of ${limitKb}`).join('\n');
}

const gzipped = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0) / 1000;
const plainIn = (folder: string, files: readonly string[]): number => plain(files.map((file) => path.join(folder, file)));
const plain = (files: readonly string[]): number => files.reduce((sum, file) => sum + readFileSync(file).byteLength, 0) / 1000;

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file));
}
