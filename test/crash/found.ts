// What lies on the disk, read without the product: records, pictures, markers, unfinished files.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { recordSchema } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';

export type Found = {
  /** By path relative to the library. */
  readonly records: ReadonlyMap<string, EditRecord>;
  /** Files with a .json name that are no whole JSON, or no record where one should be. */
  readonly torn: readonly string[];
  /** SHA-256 of every picture in the month folders, by path relative to the library. */
  readonly results: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, string>;
  /** Ids with a live marker. */
  readonly live: ReadonlySet<string>;
  /** Unfinished files of library and home, relative to the scene. */
  readonly unfinished: readonly string[];
};

const month = /^\d{4}\/\d{2}\/[^/]+$/;

export function look(folder: string): Found {
  const records = new Map<string, EditRecord>();
  const torn: string[] = [];
  const results = new Map<string, string>();
  const inputs = new Map<string, string>();
  const live = new Set<string>();
  const unfinished: string[] = [];
  for (const file of filesIn(folder)) {
    const name = path.basename(file);
    const [place = '', ...rest] = file.split('/');
    const inside = rest.join('/');
    if (place !== 'home' && place !== 'library') continue;
    if (/\.part(\/|$)|-journal$/.test(file)) unfinished.push(file);
    else if (name.endsWith('.json')) {
      const value = parse(readFileSync(path.join(folder, file), 'utf8'));
      const record = place === 'library' && month.test(inside) ? recordSchema.safeParse(value) : null;
      if (value === undefined || record?.success === false) torn.push(file);
      if (record?.success === true) records.set(inside, record.data);
    } else if (place === 'library' && month.test(inside)) results.set(inside, hashOf(path.join(folder, file)));
    else if (place === 'library' && inside.startsWith('inputs/')) inputs.set(inside, hashOf(path.join(folder, file)));
    else if (path.basename(path.dirname(file)) === 'live') live.add(name);
  }
  return { records, torn, results, inputs, live, unfinished };
}

export type Row = { readonly id: string; readonly path: string; readonly state: string; readonly present: number };

/** The rows of the index, read from its file. */
export function indexRows(home: string): readonly Row[] {
  const libraries = path.join(home, 'libraries');
  const files = existsSync(libraries) ? readdirSync(libraries).map((id) => path.join(libraries, id, 'index.sqlite')) : [];
  return files.filter(existsSync).flatMap((file) => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare('SELECT id, path, state, present FROM edits ORDER BY id').all() as unknown as Row[];
    } finally {
      database.close();
    }
  });
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
