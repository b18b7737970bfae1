// Numbers, sizes, times and dates as a person reads them, all through Intl.
import type { Language } from '../../app/language.ts';
import { formatCost } from '../../app/price.ts';

const formatsOf = (language: Language) => ({
  whole: new Intl.NumberFormat(language),
  oneDigit: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
  percent: new Intl.NumberFormat(language, { style: 'percent' }),
  smallPercent: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
  monthAndYear: new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }),
  dayAndTime: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }),
  timeOfDay: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
  dayOfWeek: new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  list: new Intl.ListFormat(language, { type: 'conjunction' }),
  signs: signsOf[language],
});

const signsOf = {
  en: { second: ' s', minute: ' min', hour: ' h', comma: ', ', colon: ': ' },
  'zh-CN': { second: ' 秒', minute: ' 分钟', hour: ' 小时', comma: '，', colon: '：' },
} satisfies Record<Language, unknown>;

let now = formatsOf('en');
let spoken: Language = 'en';

export function formatIn(language: Language): void {
  if (language !== spoken) now = formatsOf(language);
  spoken = language;
}

export const formatCount = (count: number): string => now.whole.format(count);

/** "1 picture", "2 pictures"; English needs two forms. */
export const formatNoun = (count: number, one: string, many: string): string => `${now.whole.format(count)} ${count === 1 ? one : many}`;

export const formatMoney = (amount: number, currency: string): string => formatCost(amount, currency, spoken);

/** Decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${now.whole.format(bytes)} B`;
  if (bytes < 1_000_000) return `${now.whole.format(Math.round(bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${now.oneDigit.format(bytes / 1_000_000)} MB`;
  return `${now.oneDigit.format(bytes / 1_000_000_000)} GB`;
}

export const formatPixels = (size: { readonly width: number; readonly height: number }): string => `${size.width} × ${size.height}`;

/** "8 s", "11.8 s", "2 min 5 s", "1 h 4 min". */
export function formatSeconds(seconds: number): string {
  const { signs, oneDigit } = now;
  const safe = Math.max(0, seconds);
  if (safe < 60) return `${oneDigit.format(safe)}${signs.second}`;
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

export const formatPercent = (fraction: number): string => now.percent.format(fraction);

/** Of a picture: what is little is not rounded to nothing. */
export const formatShare = (fraction: number): string => (fraction < 0.1 ? now.smallPercent : now.percent).format(fraction);

/** "3.4×". */
export const formatTimes = (times: number): string => `${now.oneDigit.format(times)}×`;

/** "−1.5°". */
export const formatDegrees = (degrees: number): string => `${now.oneDigit.format(degrees).replace('-', '−')}°`;

/** "2026-11" as "November 2026". */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined || !Number.isFinite(year) || !Number.isFinite(number)) return month;
  return now.monthAndYear.format(new Date(year, number - 1, 1));
}

export const formatMoment = (iso: string): string => now.dayAndTime.format(new Date(iso));

export const formatTime = (iso: string): string => now.timeOfDay.format(new Date(iso));

/** "2026-11-28" as "Saturday, 28 November 2026". */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return year === undefined || month === undefined || date === undefined ? day : now.dayOfWeek.format(new Date(year, month - 1, date));
}

export const formatList = (words: readonly string[]): string => now.list.format(words);

/** Facts one after the other; empty ones are left out. */
export const formatParts = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(now.signs.comma);

/** "name: what is said of it". */
export const formatNamed = (name: string, words: string): string => `${name}${now.signs.colon}${words}`;

/** "image/jpeg" as "JPEG". */
export const formatMediaType = (mediaType: string): string => mediaType.replace(/^image\//, '').toUpperCase();

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** "1248 × 832 PNG, 1.2 MB". */
export const formatFile = (file: {
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
  readonly bytes: number;
}): string => formatParts([`${formatPixels(file)} ${formatMediaType(file.mediaType)}`, formatBytes(file.bytes)]);

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
