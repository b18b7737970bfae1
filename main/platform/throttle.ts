// What is told while something goes on, no oftener than a person can follow.

const tellMs = 100;

/** Does what it is given, ten times a second at most; what comes sooner is left out. */
export function makeThrottle(): (tell: () => void) => void {
  let lastCallMs = -Infinity;
  return (tell) => {
    if (performance.now() - lastCallMs < tellMs) return;
    lastCallMs = performance.now();
    tell();
  };
}
