// How large what was built may be, and what main may load before the window is asked for. The one place where these limits stand.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export type Size = { readonly what: string; readonly kb: number; readonly limitKb: number };

/** What a package may have besides Electron's own files; one for a Mac has the natives of two processors. */
export const packageLimitMb = 70;

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
    { what: 'the window, gzipped', kb: gzipped(shown), limitKb: 350 },
    { what: 'main before the window is asked for', kb: plain(startGraph(main).files.map((file) => path.join(main, file))), limitKb: 48 },
    { what: 'main and its processes', kb: plain(filesIn(main, /\.js$/)), limitKb: 1200 },
    { what: 'the preload', kb: plain(filesIn(path.join(dist, 'preload'), /\.cjs$/)), limitKb: 8 },
  ];
}

/** What of a built main is loaded with its entry: its own files, and the modules from elsewhere that it must not need yet. */
export function startGraph(main: string): { readonly files: readonly string[]; readonly heavy: readonly string[] } {
  const files = new Set(['index.js']);
  const modules = new Set<string>();
  for (const file of files) {
    for (const [, name = ''] of readFileSync(path.join(main, file), 'utf8').matchAll(
      /^(?:import|export)(?!\s*\()\b[^;]*?["']([^"']+)["']/gm,
    ))
      if (name.startsWith('./')) files.add(name.slice(2));
      else modules.add(name);
  }
  return { files: [...files], heavy: [...modules].filter((name) => heavy.test(name)) };
}

/** What is too large or loaded too early, in sentences; none when all is well. */
export function complaints(dist: string): readonly string[] {
  const tooLarge = sizesOf(dist)
    .filter(({ kb, limitKb }) => kb > limitKb)
    .map(({ what, kb, limitKb }) => `${what}: ${kb.toFixed(1)} kB, more than the ${limitKb} kB of build/sizes.ts`);
  return [...tooLarge, ...startGraph(path.join(dist, 'main')).heavy.map((name) => `main loads ${name} before the window is asked for`)];
}

export function sizeTable(sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  return sizes.map(({ what, kb, limitKb }) => `${what.padEnd(width)} ${kb.toFixed(1).padStart(8)} kB of ${limitKb}`).join('\n');
}

const gzipped = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0) / 1000;
const plain = (files: readonly string[]): number => files.reduce((sum, file) => sum + readFileSync(file).byteLength, 0) / 1000;

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file));
}
