// Days and months of this computer's calendar, whatever the clock is set to: what is counted by the day is counted by the person's day.

/** `2026-11-28`, the day a moment lies in. */
export function dayOf(ms: number): string {
  return `${monthOf(ms)}-${two(new Date(ms).getDate())}`;
}

/** `2026-11`, the month a moment lies in. */
export function monthOf(ms: number): string {
  const at = new Date(ms);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}`;
}

/** From `fromMs` until before `toMs`. */
export type Span = { readonly fromMs: number; readonly toMs: number };

export const allTime: Span = { fromMs: -Number.MAX_SAFE_INTEGER, toMs: Number.MAX_SAFE_INTEGER };

/** The day around a moment: 23 or 25 hours long where clocks are changed. */
export function dayAround(ms: number): Span {
  const at = new Date(ms);
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  return { fromMs: new Date(year, month, day).getTime(), toMs: new Date(year, month, day + 1).getTime() };
}

/** The month of this computer’s calendar that holds a moment, in milliseconds since 1970; its end is the start of the next one. */
export function monthAround(ms: number): Span {
  const at = new Date(ms);
  const [year, month] = [at.getFullYear(), at.getMonth()];
  return { fromMs: new Date(year, month).getTime(), toMs: new Date(year, month + 1).getTime() };
}

export const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** All of `2026-11`. */
export function spanOfMonth(month: string): Span {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthAround(new Date(year, number - 1, 15).getTime());
}

const two = (number: number): string => String(number).padStart(2, '0');
