// Numbers, sizes, times and dates as a person reads them in one language, all through Intl.
import type { Language } from './language.ts';
import { formatCost } from './price.ts';

/** What a language writes after numbers, and between words. */
type Signs = { readonly second: string; readonly minute: string; readonly hour: string; readonly comma: string; readonly colon: string };

export type Formats = ReturnType<typeof makeFormats>;

/** Intl's parts are costly, and few of them are asked for at once. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The formats of one language. Parts of Intl are made when they are first asked for, and kept. */
export function makeFormats(language: Language, signs: Signs) {
  const numbers = (options: Intl.NumberFormatOptions = {}) => once(() => new Intl.NumberFormat(language, options));
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(language, options));
  const whole = numbers();
  const oneDigit = numbers({ maximumFractionDigits: 1 });
  const percent = numbers({ style: 'percent' });
  const smallPercent = numbers({ style: 'percent', maximumFractionDigits: 1 });
  const monthAndYear = dates({ month: 'long', year: 'numeric' });
  const dayAndTime = dates({ dateStyle: 'medium', timeStyle: 'medium' });
  const timeOfDay = dates({ timeStyle: 'short' });
  const dayOfWeek = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const list = once(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const formatCount = (count: number): string => whole().format(count);
  const tenths = (value: number): string => oneDigit().format(value);
  const formatBytes = (bytes: number): string => bytesIn(bytes, formatCount, tenths);
  const formatParts = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(signs.comma);
  return {
    formatCount,
    /** "1 picture", "2 pictures"; English needs two forms. */
    formatNoun: (count: number, one: string, many: string): string => `${formatCount(count)} ${count === 1 ? one : many}`,
    formatMoney: (amount: number, currency: string): string => formatCost(amount, currency, language),
    /** Decimal units, as file managers show them. */
    formatBytes,
    formatPixels,
    /** "8 s", "11.8 s", "2 min 5 s", "1 h 4 min". */
    formatSeconds: (seconds: number): string => secondsIn(seconds, signs, tenths),
    formatPercent: (fraction: number): string => percent().format(fraction),
    /** Of a picture: what is little is not rounded to nothing. */
    formatShare: (fraction: number): string => (fraction < 0.1 ? smallPercent : percent)().format(fraction),
    /** "3.4×". */
    formatTimes: (times: number): string => `${tenths(times)}×`,
    /** "−1.5°". */
    formatDegrees: (degrees: number): string => `${tenths(degrees).replace('-', '−')}°`,
    /** "2026-11" as "November 2026". */
    formatMonth: (month: string): string => {
      const [year, number] = month.split('-').map(Number);
      if (year === undefined || number === undefined || !Number.isFinite(year) || !Number.isFinite(number)) return month;
      return monthAndYear().format(new Date(year, number - 1, 1));
    },
    formatMoment: (iso: string): string => dayAndTime().format(new Date(iso)),
    formatTime: (iso: string): string => timeOfDay().format(new Date(iso)),
    /** "2026-11-28" as "Saturday, 28 November 2026". */
    formatDay: (day: string): string => {
      const [year, month, date] = day.split('-').map(Number);
      if (year === undefined || month === undefined || date === undefined) return day;
      return dayOfWeek().format(new Date(year, month - 1, date));
    },
    formatList: (words: readonly string[]): string => list().format(words),
    /** Facts one after the other; empty ones are left out. */
    formatParts,
    /** "name: what is said of it". */
    formatNamed: (name: string, words: string): string => `${name}${signs.colon}${words}`,
    /** "1248 × 832 PNG, 1.2 MB". */
    formatFile: (file: Size & { readonly mediaType: string; readonly bytes: number }): string =>
      formatParts([`${formatPixels(file)} ${formatMediaType(file.mediaType)}`, formatBytes(file.bytes)]),
  };
}

type Size = { readonly width: number; readonly height: number };
type Write = (value: number) => string;

function bytesIn(bytes: number, whole: Write, tenths: Write): string {
  if (bytes < 1000) return `${whole(bytes)} B`;
  if (bytes < 1_000_000) return `${whole(Math.round(bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${tenths(bytes / 1_000_000)} MB`;
  return `${tenths(bytes / 1_000_000_000)} GB`;
}

function secondsIn(seconds: number, signs: Signs, tenths: Write): string {
  const safe = Math.max(0, seconds);
  if (safe < 60) return `${tenths(safe)}${signs.second}`;
  const total = Math.round(safe);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const rest = hours > 0 ? 0 : total % 60;
  return [
    hours > 0 ? `${hours}${signs.hour}` : '',
    minutes > 0 ? `${minutes}${signs.minute}` : '',
    rest > 0 ? `${rest}${signs.second}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "1248 × 832", the same in every language. */
export const formatPixels = (size: Size): string => `${size.width} × ${size.height}`;

/** Facts on one line; empty ones are left out. */
export const formatFacts = (facts: readonly string[]): string => facts.filter((fact) => fact !== '').join(' · ');

/** "image/jpeg" as "JPEG". */
export const formatMediaType = (mediaType: string): string => mediaType.replace(/^image\//, '').toUpperCase();

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** The first words of an instruction, for where a line is too much. Chinese, Japanese and Korean letters take the room of two. */
export function firstWords(instruction: string, letters = 48): string {
  const flat = instruction.replace(/\s+/g, ' ').trim();
  let room = letters;
  let cut = '';
  for (const letter of flat) {
    room -= wide.test(letter) ? 2 : 1;
    if (room < 0) break;
    cut += letter;
  }
  if (cut === flat) return flat;
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
