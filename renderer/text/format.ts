// Numbers, sizes, times and dates as a person reads them, all through Intl.
const locale = 'en';

const whole = new Intl.NumberFormat(locale);
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const listOf = new Intl.ListFormat(locale, { type: 'conjunction' });
const percentOf = new Intl.NumberFormat(locale, { style: 'percent' });

export const formatCount = (count: number): string => whole.format(count);

/** "1 picture", "2 pictures"; English needs two forms. */
export const formatNoun = (count: number, one: string, many: string): string => `${whole.format(count)} ${count === 1 ? one : many}`;

/** Decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${whole.format(bytes)} B`;
  if (bytes < 1_000_000) return `${whole.format(Math.round(bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${oneDigit.format(bytes / 1_000_000)} MB`;
  return `${oneDigit.format(bytes / 1_000_000_000)} GB`;
}

export const formatPixels = (size: { readonly width: number; readonly height: number }): string => `${size.width} × ${size.height}`;

/** "8 s", "11.8 s", "2 min 5 s", "1 h 4 min". */
export function formatSeconds(seconds: number): string {
  const safe = Math.max(0, seconds);
  if (safe < 60) return `${oneDigit.format(safe)} s`;
  const total = Math.round(safe);
  if (total < 3600) return total % 60 === 0 ? `${total / 60} min` : `${Math.floor(total / 60)} min ${total % 60} s`;
  const minutes = Math.floor((total % 3600) / 60);
  return minutes === 0 ? `${Math.floor(total / 3600)} h` : `${Math.floor(total / 3600)} h ${minutes} min`;
}

export const formatPercent = (fraction: number): string => percentOf.format(fraction);

/** "2026-11" as "November 2026". */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined || !Number.isFinite(year) || !Number.isFinite(number)) return month;
  return monthAndYear.format(new Date(year, number - 1, 1));
}

export const formatMoment = (iso: string): string => dayAndTime.format(new Date(iso));

export const formatList = (words: readonly string[]): string => listOf.format(words);

/** "image/jpeg" as "JPEG". */
export const formatMediaType = (mediaType: string): string => mediaType.replace(/^image\//, '').toUpperCase();

/** The first words of an instruction, for where a line is too much. */
export function firstWords(instruction: string, letters = 48): string {
  const flat = instruction.replace(/\s+/g, ' ').trim();
  if (flat.length <= letters) return flat;
  const cut = flat.slice(0, letters);
  const space = cut.lastIndexOf(' ');
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
