// How the index keeps what it shows of an edit: values without their names, times as numbers, and nothing of what is seldom there. Half as long
// as the summary itself, which a library of a million edits notices on the disk, and a page of a hundred when it is read.
import { basename } from 'node:path/posix';
import type { EditSummary, ResultSummary } from '../../../app/edits/edit-summary.ts';
import { recordName, resultName } from '../../../app/library/naming.ts';
import { damagedText, readStored } from './stored-text.ts';

/** Milliseconds since 1970; a text where that would not give back the very same one. */
type Time = number | string | null;
type Packed = readonly [
  createdAt: Time,
  sentAt: Time,
  endedAt: Time,
  prompt: string,
  model: string,
  parameters: EditSummary['parameters'],
  requestId: string | null,
  inputs: readonly (readonly [
    sha256: string,
    name: string,
    width: number,
    height: number,
    parent?: EditSummary['inputs'][number]['parent'],
    view?: EditSummary['inputs'][number]['view'],
  ])[],
  results: readonly (readonly [width: number, height: number, bytes: number, kind: string, file?: string])[],
  /** All else, where it differs from `usual`. */
  more: Partial<EditSummary>,
];

const usual = {
  state: 'done',
  rehearsal: false,
  failure: null,
  trouble: null,
  cancelAsked: false,
  stars: 0,
  favourite: false,
  flag: null,
  label: null,
  tags: [],
  project: null,
  trashed: false,
} satisfies Partial<EditSummary>;

/** In columns of their own. */
const keptElsewhere: ReadonlySet<string> = new Set(['id', 'present'] satisfies (keyof EditSummary)[]);
const image = 'image/';

export type ResultFile = { readonly file: string; readonly bytes: number };

/** Without the id and whether its pictures are there, which the index keeps of their own. A file that has its record's name needs none. */
export function packSummary(summary: EditSummary, files: readonly string[], path: string): string {
  const { createdAt, sentAt, endedAt, prompt, model, parameters, requestId, inputs, results, ...rest } = summary;
  const more = Object.entries(rest).filter(([name, value]) => !keptElsewhere.has(name) && !isUsual(name, value));
  const packed: Packed = [
    timeIn(createdAt),
    timeIn(sentAt),
    timeIn(endedAt),
    prompt,
    model,
    parameters,
    requestId,
    inputs.map(({ sha256, name, width, height, parent, view }) =>
      view !== undefined
        ? [sha256, name, width, height, parent, view]
        : parent === null
          ? [sha256, name, width, height]
          : [sha256, name, width, height, parent],
    ),
    results.map(({ width, height, bytes, mediaType }, nth) => {
      const kind = mediaType.slice(image.length);
      const file = files[nth] ?? '';
      return file === usualFile(path, nth, mediaType) ? [width, height, bytes, kind] : [width, height, bytes, kind, file];
    }),
    Object.fromEntries(more),
  ];
  return JSON.stringify(packed);
}

/** Throws like `readStored`. */
export function unpackSummary(id: string, present: boolean, text: unknown): EditSummary {
  return summaryOf(id, present, readStored(text));
}

/** For SQLite: summaries as one text that `unpackMany` reads; a hundred are read sooner so than one by one. */
export const manyPacked = `group_concat('["' || edits.id || '",' || present || ',' || summary || ']', ',')`;

/** In the order in which they were put together. Throws like `readStored`. */
export function unpackMany(texts: unknown): EditSummary[] {
  const many = readStored<readonly (readonly [id: string, present: 0 | 1, packed: unknown])[]>(
    `[${typeof texts === 'string' ? texts : ''}]`,
  );
  return many.map(([id, present, packed]) => summaryOf(id, present === 1, packed));
}

function summaryOf(id: string, present: boolean, packed: unknown): EditSummary {
  const [createdAt, sentAt, endedAt, prompt, model, parameters, requestId, inputs, results, more] = partsOf(packed);
  return {
    id,
    createdAt: timeOut(createdAt) ?? '',
    prompt,
    model,
    parameters,
    inputs: inputs.map(([sha256, name, width, height, parent = null, view]) => ({
      sha256,
      name,
      width,
      height,
      parent,
      ...(view === undefined ? {} : { view }),
    })),
    results: results.map(([width, height, bytes, kind]) => ({ width, height, bytes, mediaType: mediaTypeOf(kind) })),
    requestId,
    sentAt: timeOut(sentAt),
    endedAt: timeOut(endedAt),
    ...usual,
    ...more,
    present,
  };
}

/** The result files of an edit, whose record is at `path`. Throws like `readStored`. */
export function packedFiles(path: string, text: unknown): readonly ResultFile[] {
  return partsOf(readStored(text))[8].map(([, , bytes, kind, file], nth) => ({
    file: file ?? usualFile(path, nth, mediaTypeOf(kind)),
    bytes,
  }));
}

/** Where the hashes of inputs stand in it, for SQLite's JSON: all inputs, and the hash in each. */
export const packedInputs = '$[7]';
export const packedInputHash = '$[0]';

function partsOf(packed: unknown): Packed {
  if (!Array.isArray(packed) || !Array.isArray(packed[7]) || !Array.isArray(packed[8])) throw damagedText();
  return packed as unknown as Packed;
}

function usualFile(path: string, nth: number, mediaType: ResultSummary['mediaType']): string {
  return resultName(basename(path).slice(0, -recordName('').length), nth, mediaType);
}

function mediaTypeOf(kind: string): ResultSummary['mediaType'] {
  return (image + kind) as ResultSummary['mediaType'];
}

function isUsual(name: string, value: unknown): boolean {
  const common: unknown = (usual as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) ? value.length === 0 && Array.isArray(common) : value === common;
}

function timeIn(text: string | null): Time {
  if (text === null) return null;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text ? ms : text;
}

function timeOut(time: Time): string | null {
  return typeof time === 'number' ? new Date(time).toISOString() : time;
}
