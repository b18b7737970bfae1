// Moments as records write them. A page of a hundred edits has three hundred, of a few days.

const dayMs = 86_400_000;
/** With four digits of the year. */
const firstMs = Date.parse('0000-01-01T00:00:00.000Z');
const endMs = Date.UTC(10_000, 0, 1);
const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const threeDigits = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));

let knownDay = NaN;
let date = '';

/** The same as `new Date(ms).toISOString()`, three times as quick for moments of one day after the other. Throws a RangeError as that does. */
export function isoTime(ms: number): string {
  if (!Number.isInteger(ms) || ms < firstMs || ms >= endMs) return new Date(ms).toISOString();
  const day = Math.floor(ms / dayMs);
  if (day !== knownDay) {
    date = new Date(day * dayMs).toISOString().slice(0, 11);
    knownDay = day;
  }
  const within = ms - day * dayMs;
  const seconds = Math.floor(within / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return `${date}${twoDigits[hours]}:${twoDigits[minutes - hours * 60]}:${twoDigits[seconds - minutes * 60]}.${threeDigits[within - seconds * 1000]}Z`;
}
