// What is typed after a key is meant for what the key shows. A frame is too late for it: letters of that frame were keys of what was there before.

/** Does `run` with what `find` finds: at once, else when the change that was just made is drawn, else with the next frame. */
export function onceDrawn<Found>(find: () => Found | null | undefined, run: (found: Found) => void): void {
  const isDone = (): boolean => {
    const found = find();
    if (found === null || found === undefined) return false;
    run(found);
    return true;
  };
  if (isDone()) return;
  queueMicrotask(() => {
    if (!isDone()) requestAnimationFrame(isDone);
  });
}
