// What is in a package that was made: the files of its archive, those beside it, the fuses of its program.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fuseSentinel } from './stub-electron.ts';
import type { Target } from './targets.ts';

type Entry = {
  readonly files?: Record<string, Entry>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
};

export type Package = {
  /** Files in the archive or unpacked beside it, with forward slashes: `dist/main/index.js`. */
  readonly names: readonly string[];
  readonly unpacked: readonly string[];
  /** Files of the archive whose bytes are not what its header says. */
  readonly changed: readonly string[];
  /** All files that are given to people, Electron's own among them, relative to the package's folder. */
  readonly all: readonly string[];
  /** Without Electron's own files. */
  readonly bytes: number;
  /** Nine signs, in the order of the wire. */
  readonly fuses: string;
};

/** `out` is what pack() answered. */
export function readPackage(out: string, target: Target): Package {
  const resources = path.join(out, target.resources);
  const archive = readFileSync(path.join(resources, 'app.asar'));
  const entries = [...readArchive(archive)];
  const start = 8 + archive.readUInt32LE(4);
  const outside = filesIn(path.join(resources, 'app.asar.unpacked'));
  const program = readFileSync(path.join(out, target.program), 'latin1');
  return {
    names: entries.map(([name]) => name),
    unpacked: outside,
    changed: entries
      .filter(([, { unpacked }]) => unpacked !== true)
      .filter(([, { offset, size = 0, integrity }]) => {
        const bytes = archive.subarray(start + Number(offset), start + Number(offset) + size);
        return integrity?.algorithm !== 'SHA256' || integrity.hash !== createHash('sha256').update(bytes).digest('hex');
      })
      .map(([name]) => name),
    all: filesIn(path.join(out, target.unpacked)),
    bytes: archive.length + outside.reduce((sum, file) => sum + statSync(path.join(resources, 'app.asar.unpacked', file)).size, 0),
    fuses: program.slice(program.indexOf(fuseSentinel) + fuseSentinel.length + 2).slice(0, 9),
  };
}

/** Writes all files of the archive, and those beside it, into a folder, as the program sees them. */
export function unpackTo(out: string, target: Target, folder: string): void {
  const archive = readFileSync(path.join(out, target.resources, 'app.asar'));
  const start = 8 + archive.readUInt32LE(4);
  for (const [name, { unpacked, offset, size = 0 }] of readArchive(archive)) {
    if (unpacked === true) continue;
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, archive.subarray(start + Number(offset), start + Number(offset) + size));
  }
  cpSync(path.join(out, target.resources, 'app.asar.unpacked'), folder, { recursive: true });
}

/** The files in an asar archive by name, from the JSON at its start. */
function readArchive(bytes: Buffer): Map<string, Entry> {
  const { files } = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry;
  const walk = (entries: Record<string, Entry>, prefix: string): [string, Entry][] =>
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.files === undefined ? [[prefix + name, entry]] : walk(entry.files, `${prefix}${name}/`),
    );
  return new Map(walk(files ?? {}, ''));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}
