// Tells how far something is, no more often than a person can follow.

/** Does what it is given, once in `everyMs` at most; what comes sooner is left out. `lastCallMs`: as if it had been done then, on the clock of `performance.now`. */
export function makeThrottle(everyMs = 100, lastCallMs = -Infinity): (tell: () => void) => void {
  let last = lastCallMs;
  return (tell) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    tell();
  };
}
