// Names of the library's files and folders. Only [a-z0-9_-.] ever comes out, whatever went in.
import type { MediaType } from '../edits/record.ts';

/** Local time as the person's clock showed it; month 1 to 12. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** What the middle of a name says until somebody wants something else: see `name-template.ts`. */
export const usualNameTemplate = '{prompt}';
export const maxTemplateLetters = 120;

export const shortIdLength = 4;
const slugLength = 40;

/** Latin letters that do not come apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
};

/** A clock that is behind the newest edit by no more than this (set back, or carried to another time zone) still makes newer names. */
const maxBehindMs = 7 * 24 * 3600 * 1000;

/** The time for a new name: the clock's, or just after the newest name while the clock is a little behind it. One far ahead was a mistake. */
export function timeAfter(clock: LocalTime, newest: LocalTime | null): LocalTime {
  if (newest === null) return clock;
  const behindMs = (secondsOf(newest) - secondsOf(clock)) * 1000;
  if (behindMs <= 0 || behindMs > maxBehindMs) return clock;
  return timeAt((secondsOf(newest) + 1) * 1000);
}

/** The moment of a calendar without time zones so many milliseconds after the start of 1970; `secondsOf` is the way back. */
export function timeAt(milliseconds: number): LocalTime {
  const at = new Date(milliseconds);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

function secondsOf({ year, month, day, hour, minute, second }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** The name an edit's record and results share: `20261123-143205_make-the-sky-red_k7f3`. */
export const makeStem = (at: LocalTime, prompt: string, id: string): string => stemAround(at, slugOf(prompt), id);

/** The same around what a template says; `middle` is words as `plainWords` spells them. */
export function stemAround(at: LocalTime, middle: string, id: string): string {
  return `${digits(at.year, 4)}${digits(at.month, 2)}${digits(at.day, 2)}-${digits(at.hour, 2)}${digits(at.minute, 2)}${digits(at.second, 2)}_${middle}_${shortId(id)}`;
}

export type StemParts = LocalTime & { readonly slug: string; readonly short: string };

/** The parts of a stem made by `makeStem`; null for any other name. */
export function stemParts(stem: string): StemParts | null {
  const parts = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})_([a-z0-9]+(?:-[a-z0-9]+)*)_([0-9a-z]{4,16})$/.exec(stem);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const sane = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
  return sane ? { year, month, day, hour, minute, second, slug: parts[7] ?? '', short: parts[8] ?? '' } : null;
}

/** A stem for the same edit with a longer id at its end, for when the name is taken by another edit. */
export function lengthenStem(stem: string, id: string, length: number): string {
  const parts = stemParts(stem);
  const base = parts === null || parts.short !== shortId(id) ? stem : stem.slice(0, -(shortIdLength + 1));
  return `${base}_${shortId(id, length)}`;
}

/** The end of the ULID's random part, in lower case; at most its 16 characters. */
export function shortId(id: string, length: number = shortIdLength): string {
  return id.slice(-Math.min(length, 16)).toLowerCase();
}

/** The instruction as a part of a file name: at most 40 characters, words kept whole where that leaves enough, never empty. */
export const slugOf = (prompt: string): string => plainWords(prompt, slugLength) || 'edit';

/** [a-z0-9] and single dashes between them, at most so many letters; empty where no letter is Latin. */
export function plainWords(text: string, max: number): string {
  const plain = text
    // More than enough to fill the slug, whatever the instruction's length.
    .slice(0, 400)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðþłħıŋŧĸ]/g, (letter) => letters[letter] ?? '')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  const cut = plain.slice(0, max + 1);
  const lastBreak = cut.lastIndexOf('-');
  const whole = cut.length > max && lastBreak >= max / 2 ? cut.slice(0, lastBreak) : cut.slice(0, max);
  return whole.replace(/-+$/, '');
}

const endings: Readonly<Record<MediaType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
  'image/gif': 'gif',
  'image/heic': 'heic',
};

export const mediaTypeEndings: readonly string[] = Object.values(endings);

/** Without a dot. */
export const endingOf = (mediaType: MediaType): string => endings[mediaType];

/** The file name of a record; the stem has no ending. */
export function recordName(stem: string): string {
  return `${stem}.json`;
}

/** `stem.png` for the first result, `stem-2.png` for the second. The ending follows the bytes' real type. */
export function resultName(stem: string, index: number, mediaType: MediaType): string {
  return `${stem}${index === 0 ? '' : `-${index + 1}`}.${endings[mediaType]}`;
}

/** A name for a result whose own name is taken by a different picture, which is not ours to replace. */
export function otherResultName(stem: string, index: number, mediaType: MediaType, sha256: string): string {
  return `${stem}-${index + 1}-${sha256.slice(0, 8)}.${endings[mediaType]}`;
}

/** `2026-11`: by the clock the person had then, so that a journey does not move old edits to another month. */
export function monthOf(stem: string, createdAt: string): string {
  const parts = stemParts(stem);
  if (parts !== null) return `${digits(parts.year, 4)}-${digits(parts.month, 2)}`;
  return /^\d{4}-(0[1-9]|1[0-2])/.exec(createdAt)?.[0] ?? '1970-01';
}

/** `2026/11`, relative to the library. */
export function monthFolder(stem: string, createdAt: string): string {
  return monthOf(stem, createdAt).replace('-', '/');
}

/** `inputs/ab/ab12….jpg`, relative to the library. */
export function inputPath(sha256: string, mediaType: MediaType): string {
  return `inputs/${sha256.slice(0, 2)}/${sha256}.${endings[mediaType]}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0').slice(-length);
}
