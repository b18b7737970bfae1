// How long to wait, as pure functions. A create is never repeated by anything here.

/** Exponential wait of `baseMs` × 2^attempt, capped, ±20 % by `random` (0 to 1). Attempt 0 is the first repeat. */
export function backoffMs(attempt: number, random: number, baseMs = 1000, maxMs = 30_000): number {
  const plain = Math.min(maxMs, baseMs * 2 ** Math.min(Math.max(attempt, 0), 20));
  return Math.round(plain * (0.8 + 0.4 * random));
}

const longestRetryAfterMs = 60_000;
/** A service that asks for no pause at all must not make a loop without one. */
const shortestRetryAfterMs = 1000;

/** `Retry-After` in ms: seconds or an HTTP date measured against the answer's own `Date`, 1 to 60 s; null when absent or senseless. */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return withinBounds(Number(value) * 1000);
  const until = Date.parse(value);
  const from = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(until) || Number.isNaN(from) || until <= from) return null;
  return withinBounds(until - from);
}

function withinBounds(ms: number): number {
  return Math.round(Math.min(longestRetryAfterMs, Math.max(shortestRetryAfterMs, ms)));
}

/** When to ask for the status again, by how long the edit has been out. ±20 % by `random` (0 to 1). */
export function pollMs(sinceSentMs: number, random: number): number {
  const plain = sinceSentMs < 10_000 ? 1500 : sinceSentMs < 60_000 ? 3000 : sinceSentMs < patienceMs ? 5000 : 180_000;
  return Math.round(plain * (0.8 + 0.4 * random));
}

/** After this long the edit is said to be "still running" and is asked for every few minutes; it is never given up. */
export const patienceMs = 10 * 60_000;

/** How long an end without any picture is doubted before it is believed: what is made may be listed a moment later. */
export const emptyMs = 20_000;

/** How long "no such request" is doubted before it is believed. */
export const notFoundMs = 60_000;
