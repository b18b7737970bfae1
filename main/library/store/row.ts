// What the index keeps of a record. Everything here follows from the record alone, so the index can always be made again.
import { hash } from 'node:crypto';
import { timeOfId } from '../../../app/edits/edit-id.ts';
import { batchMarkOf } from '../../../app/edits/batch-mark.ts';
import type { BatchMark } from '../../../app/edits/batch-mark.ts';
import { isAtEnd, isDead } from '../../../app/edits/edit.ts';
import { repeatKey } from '../../../app/edits/repeat-key.ts';
import { comparedName } from '../../../app/edits/compared.ts';
import { isTrashed } from '../../../app/edits/trashed.ts';
import type { EditRecord, EditState } from '../../../app/edits/record.ts';
import { summarise } from '../../../app/edits/summary.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { stemParts, timeAt } from '../../../app/library/naming.ts';
import type { LocalTime } from '../../../app/library/naming.ts';
import { lineOf, searchedRatio } from '../../../app/library/search-text.ts';
import { readRatio } from '../../../app/models/check.ts';
import { valueInRecord } from '../../../app/models/recorded.ts';
import { createOf } from '../../../app/money/spent.ts';

export type NameKind = 'tag' | 'project' | 'label';
type UsedSpelling = { readonly kind: NameKind; readonly key: string; readonly spelled: string };

export type EditRow = {
  readonly id: string;
  /** Where the edit stands in time; the later the greater. See `placeOfRecord`. */
  readonly place: number;
  readonly state: EditState;
  readonly atEnd: boolean;
  readonly dead: boolean;
  readonly model: string;
  readonly rehearsal: boolean;
  /** SHA-256 of the picture that was imported; null for what was made by running. */
  readonly imported: string | null;
  readonly seed: number | null;
  /** A number of 32 bits that every request for the same picture has; null where the same request need not give the same. */
  readonly requestNumber: number | null;
  readonly stars: number;
  readonly favourite: boolean;
  readonly flag: 'pick' | 'reject' | null;
  /** As they are compared: one spelling for capitals and accents' forms. */
  readonly label: string | null;
  readonly project: string | null;
  readonly tags: readonly string[];
  /** Its tags, project and label as they are written. */
  readonly names: readonly UsedSpelling[];
  /** The batch that made it; null for what none made. */
  readonly batch: BatchMark | null;
  readonly trashed: boolean;
  readonly hasNote: boolean;
  /** Of the first result, in pixels; null without one. */
  readonly pixels: number | null;
  /** `png`, of the first result; null without one. */
  readonly format: string | null;
  readonly ratio: string | null;
  readonly inputs: number;
  /** From sending to the end; null unless it is done. */
  readonly seconds: number | null;
  /** The last create of it; null when nothing of it ever left. */
  readonly create: ReturnType<typeof createOf>;
  readonly parents: readonly string[];
  /** The words it was run with; null where it was not run with any. */
  readonly said: string | null;
  /** How well its result did among others of the same words: stars, then favourite, then pick; -1 where it is out, null without a result. */
  readonly worth: number | null;
  /** SHA-256 of each result. */
  readonly sha256s: readonly string[];
  /** Result files beside the record. */
  readonly files: readonly string[];
  /** All that words are looked for in but its ids, as `lineOf` spells it. */
  readonly text: string;
  /** Its own id and that of its request, in the same way. */
  readonly ids: string;
  readonly summary: EditSummary;
};

/** A row and the file it was made from. The path is relative to the library, with forward slashes. */
export type PlacedRow = EditRow & { readonly path: string; readonly mtimeMs: number; readonly size: number; readonly present: boolean };

export function rowOf(record: EditRecord): EditRow {
  const summary = summarise(record);
  const seed = valueInRecord(record, 'seed');
  const key = repeatKey(record.model, record.request);
  const [first] = record.results;
  return {
    id: record.id,
    place: placeOfRecord(record),
    state: record.state,
    atEnd: isAtEnd(record.state),
    dead: isDead(summary),
    model: record.model,
    rehearsal: record.service.rehearsal,
    imported: record.imported?.sha256 ?? null,
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) ? seed : null,
    requestNumber: key === null ? null : requestNumberOf(key),
    stars: record.organised.stars,
    favourite: record.organised.favourite,
    flag: record.organised.flag,
    label: record.organised.label === null ? null : comparedName(record.organised.label),
    project: record.organised.project === null ? null : comparedName(record.organised.project),
    tags: [...new Set(record.organised.tags.map(comparedName))],
    names: namesOf(record),
    batch: batchMarkOf(record),
    trashed: isTrashed(record.organised),
    hasNote: record.organised.note.trim() !== '',
    pixels: first === undefined ? null : first.width * first.height,
    format: first?.mediaType.replace('image/', '') ?? null,
    ratio: ratioOf(record),
    inputs: record.request.inputs.length,
    seconds: record.state === 'done' ? secondsBetween(summary.sentAt, summary.endedAt) : null,
    create: createOf(summary),
    parents: [...new Set(record.request.inputs.flatMap(({ parent }) => (parent === null ? [] : [parent.editId])))],
    said: saidIn(record),
    worth: worthOf(record),
    sha256s: record.results.map(({ sha256 }) => sha256),
    files: record.results.map(({ file }) => file),
    text: searchedText(record),
    ids: lineOf([record.named?.requestId ?? '', record.id]),
    summary,
  };
}

/** Of a `repeatKey`. Others may have it too, if rarely. Another way to count it is another version of the index. */
export function requestNumberOf(key: string): number {
  return hash('sha256', key, 'buffer').readUInt32BE(0);
}

function namesOf({ organised: { tags, project, label } }: EditRecord): UsedSpelling[] {
  const spelled: [NameKind, string | null][] = [
    ...tags.map((tag): [NameKind, string] => ['tag', tag]),
    ['project', project],
    ['label', label],
  ];
  const named = spelled.flatMap(([kind, name]) =>
    name === null || name.trim() === '' ? [] : [{ kind, key: comparedName(name), spelled: name.trim() }],
  );
  return [...new Map(named.map((name) => [`${name.kind} ${name.key}`, name])).values()];
}

/** What came from elsewhere, or was made of a result in another way, was not run with its words. */
function saidIn({ request, imported }: EditRecord): string | null {
  const words = imported === undefined ? request.prompt.trim() : '';
  return words === '' ? null : words;
}

function worthOf({ results, organised: { stars, favourite, flag } }: EditRecord): number | null {
  if (results.length === 0) return null;
  return flag === 'reject' ? -1 : stars * 4 + (favourite ? 2 : 0) + (flag === 'pick' ? 1 : 0);
}

export const positionsASecond = 1024;
export const firstSecond = Date.UTC(2020, 0, 1) / 1000;

/** The place of a moment of the local calendar, `month` from 1. */
export function placeOfTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return (new Date(0).setUTCFullYear(year, month - 1, day) / 1000 + hour * 3600 + minute * 60 + second - firstSecond) * positionsASecond;
}

/** In ms, as if the local calendar were that of UTC. */
const momentOf = (position: number): number => (Math.floor(position / positionsASecond) + firstSecond) * 1000;

/** The moment of the local calendar a place stands for. */
export function timeOfPlace(place: number): LocalTime {
  return timeAt(momentOf(place));
}

/** `2026-11`, the month a place lies in. */
export function monthOfPlace(place: number): string {
  return new Date(momentOf(place)).toISOString().slice(0, 7);
}

/** The first position of the month in which a position lies. */
export function startOfMonth(position: number): number {
  const date = new Date(momentOf(position));
  return placeOfTime(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/**
 * Seconds of the clock the person had, then the milliseconds of the id: a month is one stretch of places whatever the time zone is
 * today, and the newest come first without sorting.
 */
function placeOfRecord({ stem, createdAt, id }: EditRecord): number {
  const milliseconds = timeOfId(id) % 1000;
  const named = stemParts(stem);
  if (named !== null) return placeOfTime(named.year, named.month, named.day, named.hour, named.minute, named.second) + milliseconds;
  const written = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})/.exec(createdAt)?.slice(1).map(Number) ?? [1970, 1, 1];
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = written;
  return placeOfTime(year, month, day, hour, minute, second) + milliseconds;
}

const commonRatios = '21:9 16:9 3:2 4:3 5:4 1:1 4:5 3:4 2:3 9:16 9:21'.split(' ');

/** The ratio that was chosen, else the nearest common one of what came back or of the first input: sizes in whole blocks of pixels are never exact. */
function ratioOf(record: EditRecord): string | null {
  const { request, results } = record;
  const chosen = valueInRecord(record, 'ratio');
  if (typeof chosen === 'string' && searchedRatio.test(chosen)) return chosen;
  const size = results[0] ?? request.inputs[0];
  if (size === undefined) return null;
  const distance = (ratio: string): number => Math.abs(Math.log(size.width / size.height / (readRatio(ratio) ?? 1)));
  const nearest = commonRatios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
  return distance(nearest) < 0.06 ? nearest : null;
}

function searchedText({ request, organised, imported }: EditRecord): string {
  const names = request.inputs.map(({ name }) => name);
  return lineOf([request.prompt, ...names, organised.note, ...organised.tags, organised.project ?? '', imported?.program ?? '']);
}

function secondsBetween(from: string | null, to: string | null): number | null {
  const seconds = from === null || to === null ? NaN : (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds >= 0 ? seconds : null;
}
