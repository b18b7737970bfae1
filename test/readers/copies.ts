// Copies as a person has them: a library with marked edits, exported by the built command, and imported by it again.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EditRecord } from '../../app/edits/record.ts';
import { monthFolder, recordName } from '../../app/library/naming.ts';
import { built } from '../built/built.ts';
import { commandEnvironment } from '../fakes/start-command.ts';
import { quarters } from '../fakes/pictures.ts';
import { recordOf, resultOf } from '../main/library/records.ts';
import type { Facts } from './rows.ts';

export const kinds = ['png', 'jpeg', 'webp'] as const;
export type Kind = (typeof kinds)[number];

export type Edit = { readonly name: string; readonly record: EditRecord; readonly facts: Facts };
/** `file` is absolute. */
export type Copy = { readonly edit: Edit; readonly kind: Kind; readonly file: string };

type Marks = Pick<EditRecord['organised'], 'stars' | 'flag' | 'label' | 'tags'>;

/** What the copies of an edit say: the words, and marks as photo programs name them (stars 0 to 5, or -1 for a reject). */
function edit(name: string, n: number, prompt: string, marks: Marks): Edit {
  const record = recordOf(n, { prompt });
  return {
    name,
    record: {
      ...record,
      request: { ...record.request, parameters: { seed: 42, aspect_ratio: '4:3' } },
      organised: { ...record.organised, ...marks, note: 'said to nobody' },
    },
    facts: {
      caption: prompt,
      tags: marks.tags.toSorted().join(' | '),
      rating: String(marks.flag === 'reject' ? -1 : marks.stars),
      label: `${marks.label?.slice(0, 1).toUpperCase()}${marks.label?.slice(1)}`,
    },
  };
}

const edits: readonly Edit[] = [
  edit('emoji', 1, 'make the fox 狐狸 red 🦊', { stars: 4, flag: null, label: 'red', tags: ['sea', '海', '🦊 fox'] }),
  edit('Chinese', 2, '把天空变成红色', { stars: 5, flag: 'pick', label: 'green', tags: ['天空'] }),
  edit('reject', 3, 'plain words', { stars: 0, flag: 'reject', label: 'purple', tags: ['one', 'two'] }),
];

/** The built command with folders of its own below `folder`; nobody listens where it would send. */
function kontext(folder: string, library: string, args: readonly string[]): string {
  const person = path.join(folder, 'person');
  const env = commandEnvironment({
    person,
    home: path.join(folder, `${library}-home`),
    library: path.join(folder, library),
    service: { baseUrl: 'http://127.0.0.1:9/model' },
    compiled: built().compiled,
  });
  mkdirSync(person, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [built().command, ...args], { env, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`kontext ${args[0]} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/** Every edit in every kind, with the full recipe. Throws with what the command said when it failed. */
export async function makeCopies(folder: string): Promise<readonly Copy[]> {
  for (const [nth, { record }] of edits.entries()) {
    const bytes = await quarters(640, 480)
      .modulate({ hue: nth * 40 })
      .png()
      .toBuffer();
    const name = `${record.stem}.png`;
    const month = path.join(folder, 'library', monthFolder(record.stem, record.createdAt));
    mkdirSync(month, { recursive: true });
    writeFileSync(path.join(month, name), bytes);
    const whole = { ...record, results: [{ ...resultOf(name, bytes), width: 640, height: 480 }] };
    writeFileSync(path.join(month, recordName(record.stem)), JSON.stringify(whole));
  }
  const ids = edits.map(({ record }) => record.id);
  return kinds.flatMap((kind) => {
    const to = path.join(folder, 'copies', kind);
    mkdirSync(to, { recursive: true });
    const lines = kontext(folder, 'library', ['export', ...ids, '--to', to, '--format', kind, '--name', '{n}', '--json']);
    const files = new Map(objectsIn(lines).map((line) => [line['id'], String(line['file'])]));
    return edits.map((one) => ({ edit: one, kind, file: files.get(one.record.id) ?? '' }));
  });
}

/** How many pictures of a folder `kontext import` knows as those of the library that they came from. It imports the others. */
export function knownAgain(folder: string, pictures: string): number {
  return Number(objectsIn(kontext(folder, 'library', ['import', pictures, '--json'])).find(({ type }) => type === 'imported')?.['known']);
}

/** What a library that knows none of them takes in, by the name of the file: from which program, and the words. */
export function takenIn(folder: string, pictures: string): ReadonlyMap<string, { readonly from: string; readonly prompt: string }> {
  kontext(folder, 'other-library', ['import', pictures, '--json']);
  const root = path.join(folder, 'other-library');
  const records = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^\d{4}.*\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as EditRecord);
  return new Map(
    records.map(({ imported, request }) => [imported?.file ?? '', { from: imported?.from ?? 'nobody', prompt: request.prompt }]),
  );
}

const objectsIn = (lines: string): readonly Record<string, unknown>[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
