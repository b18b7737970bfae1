// How the index keeps what it shows of an edit: values without their names, in few bytes, times as numbers, and nothing of what is seldom there. Less
// than half as long as the summary itself, which a library of a million edits notices on the disk.
import { basename } from 'node:path/posix';
import type { EditSummary, ResultSummary } from '../../../app/edits/edit-summary.ts';
import { timeOfId } from '../../../app/edits/edit-id.ts';
import { recordName, resultName } from '../../../app/library/naming.ts';
import { isoTime } from './iso-time.ts';
import { wordIn } from './known-words.ts';
import { packValue, unpackValue } from './packed-value.ts';
import { damagedText } from './stored-text.ts';

/** Milliseconds: of `createdAt` since the id was made, of the others since `createdAt` where that is such a number; a text where that would not give back the very same one. */
type Time = number | string | null;
type Parent = EditSummary['inputs'][number]['parent'];
type Packed = readonly [
  createdAt: Time,
  sentAt: Time,
  endedAt: Time,
  prompt: string,
  parameters: EditSummary['parameters'],
  requestId: string | null,
  inputs: readonly (readonly [
    sha256: string,
    name: string,
    width: number,
    height: number,
    parent?: Parent | readonly [editId: string, index: number],
    view?: EditSummary['inputs'][number]['view'],
  ])[],
  results: readonly (readonly [width: number, height: number, bytes: number, kind: string, file?: string])[],
  /** All else, where it differs from `usual`. */
  more: Partial<EditSummary>,
];

/** As SQLite gives it where `withSummary` is. */
export type SummaryRow = Readonly<Partial<Record<'id' | 'present' | 'model' | 'summary', unknown>>>;

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
const keptElsewhere: ReadonlySet<string> = new Set(['id', 'model', 'present'] satisfies (keyof EditSummary)[]);
const image = 'image/';

export type ResultFile = { readonly file: string; readonly bytes: number };

/** Without the id, the model and whether its pictures are there, which the index keeps of their own. A file that has its record's name needs none. */
export function packSummary(summary: EditSummary, files: readonly string[], path: string): Uint8Array {
  const { createdAt, sentAt, endedAt, prompt, parameters, requestId, inputs, results, ...rest } = summary;
  const created = timeIn(createdAt, timeOfId(summary.id));
  const since = typeof created === 'number' ? created + timeOfId(summary.id) : 0;
  const more = Object.entries(rest).filter(([name, value]) => !keptElsewhere.has(name) && !isUsual(name, value));
  const packed: Packed = [
    created,
    timeIn(sentAt, since),
    timeIn(endedAt, since),
    prompt,
    parameters,
    requestId,
    inputs.map(({ sha256, name, width, height, parent, view }) =>
      view !== undefined
        ? [sha256, name, width, height, parentIn(parent), view]
        : parent === null
          ? [sha256, name, width, height]
          : [sha256, name, width, height, parentIn(parent)],
    ),
    results.map(({ width, height, bytes, mediaType }, nth) => {
      const kind = mediaType.slice(image.length);
      const file = files[nth] ?? '';
      return file === usualFile(path, nth, mediaType) ? [width, height, bytes, kind] : [width, height, bytes, kind, file];
    }),
    Object.fromEntries(more),
  ];
  return packValue(packed);
}

/** For SQLite, after `edits`: where the columns of a summary are: `id`, `present`, `model` and `summary`. */
export const withSummary = 'JOIN shown USING (kept)';
/** The same with its text and the line of its instruction. */
export const withText = `${withSummary} LEFT JOIN instructions USING (said)`;

/**
 * For SQLite, where `withText` is: all that words are looked for in. A text that goes on after the line of its instruction begins with the
 * end of a line, or is empty; any other one begins with a space.
 */
export const wholeText = "iif(text < ' ', coalesce(line, ''), '') || replace(text, char(1), lower(edits.id))";

/** For SQLite, where `withText` is: whether a phrase, which is given twice, lies in that text; it has no id in it. */
export const hasPhrase = "(instr(text, ?) > 0 OR text < ' ' AND instr(coalesce(line, ''), ?) > 0)";

/** What is kept of a text: without the line of its instruction, where it begins with that, and with a sign that no word has for the edit's own id where that is a word. */
export function keptText(text: string, line: string, id: string): string {
  const goesOn = line !== '' && text.startsWith(line) && (text.length === line.length || text[line.length] === '\n');
  return (goesOn ? text.slice(line.length) : text).replaceAll(` ${id.toLowerCase()} `, ' \x01 ');
}

/** Throws like `readStored`. */
export function unpackSummary({ id: own, present, model, summary }: SummaryRow): EditSummary {
  const [createdAt, sentAt, endedAt, prompt, parameters, requestId, inputs, results, more] = partsOf(summary);
  const id = String(own);
  const since = typeof createdAt === 'number' ? createdAt + timeOfId(id) : 0;
  return {
    ...usual,
    id,
    createdAt: timeOut(createdAt, timeOfId(id)) ?? '',
    prompt,
    model: wordIn(model) ?? '',
    parameters,
    inputs: inputs.map(([sha256, name, width, height, parent = null, view]) => ({
      sha256,
      name,
      width,
      height,
      parent: parentOut(parent),
      ...(view === undefined ? {} : { view }),
    })),
    results: results.map(([width, height, bytes, kind]) => ({ width, height, bytes, mediaType: mediaTypeOf(kind) })),
    requestId,
    sentAt: timeOut(sentAt, since),
    endedAt: timeOut(endedAt, since),
    ...more,
    present: present === 1,
  };
}

/** The result files of an edit, whose record is at `path`. Throws like `readStored`. */
export function packedFiles(path: string, packed: unknown): readonly ResultFile[] {
  return partsOf(packed)[7].map(([, , bytes, kind, file], nth) => ({
    file: file ?? usualFile(path, nth, mediaTypeOf(kind)),
    bytes,
  }));
}

/** Its instruction as far as a summary says it. Throws like `readStored`. */
export const packedPrompt = (packed: unknown): string => partsOf(packed)[3];

/** The id of its request. Throws like `readStored`. */
export const packedRequest = (packed: unknown): string | null => partsOf(packed)[5];

/** For SQLite: a function of a packed summary that gives the ids of `packedParents` as JSON. */
export const parentsOf = 'parents_of';

/** The edits that its inputs are results of, each once. Throws like `readStored`. */
export const packedParents = (packed: unknown): readonly string[] => [
  ...new Set(partsOf(packed)[6].flatMap(([, , , , parent = null]) => parentOut(parent)?.editId ?? [])),
];

/** SHA-256 of each input. Throws like `readStored`. */
export const packedInputs = (packed: unknown): readonly string[] => partsOf(packed)[6].map(([sha256]) => sha256);

function partsOf(packed: unknown): Packed {
  const parts = unpackValue(packed);
  if (!Array.isArray(parts) || !Array.isArray(parts[6]) || !Array.isArray(parts[7])) throw damagedText();
  return parts as unknown as Packed;
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

function timeIn(text: string | null, since: number): Time {
  if (text === null) return null;
  const ms = Date.parse(text);
  const after = ms - since;
  return !Number.isNaN(ms) && isoTime(after + since) === text ? after : text;
}

function timeOut(time: Time, since: number): string | null {
  return typeof time === 'number' ? isoTime(time + since) : time;
}

function parentIn(parent: Parent): Parent | readonly [string, number] {
  if (parent === null) return null;
  const { editId, index, ...rest } = parent;
  return Object.keys(rest).length === 0 ? [editId, index] : parent;
}

function parentOut(parent: Parent | readonly [string, number]): Parent {
  return isPair(parent) ? { editId: parent[0], index: parent[1] } : parent;
}

const isPair = (parent: Parent | readonly [string, number]): parent is readonly [string, number] => Array.isArray(parent);
