// Gathers the paths of changes before they are told: several events belong to one save, and many to one move of a folder.

const gatherMs = 250;
const longestGatherMs = 1500;
/** With so many, times of folders are compared instead: the system may have left events out. */
const maxPaths = 5000;

export type GatheredPaths = {
  readonly add: (path: string) => void;
  /** Tells nothing more of what was gathered. */
  readonly stop: () => void;
};

/** `tell` is given each path once; null when they are too many to name. */
export function makeGatheredPaths(tell: (paths: readonly string[] | null) => void): GatheredPaths {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let since = 0;

  function end(): void {
    timer = null;
    const paths = pending.size > maxPaths ? null : [...pending];
    pending.clear();
    tell(paths);
  }

  return {
    add(path) {
      pending.add(path);
      if (timer === null) since = performance.now();
      else clearTimeout(timer);
      const waitMs = Math.max(0, Math.min(gatherMs, longestGatherMs - (performance.now() - since)));
      timer = setTimeout(end, waitMs);
      timer.unref();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
