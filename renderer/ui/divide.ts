// The line between before and after: a part of the picture's width, 0 all after, 1 all before.

/** Where a pointer puts the line: along one axis, all in the same pixels. */
export function divideAt(pointer: number, start: number, length: number): number {
  if (length <= 0) return 0.5;
  return Math.min(1, Math.max(0, (pointer - start) / length));
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowRight: 0.01,
  ArrowDown: -0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
};

/** What a key makes of it; null when the key means nothing to a slider. A line that lies goes where the arrows point. */
export function divideByKey(divide: number, key: string, shift: boolean, lies = false): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const found = steps[key];
  if (found === undefined) return null;
  const step = lies && !/Left|Right/.test(key) ? -found : found;
  return Math.min(1, Math.max(0, Math.round((divide + step * (shift ? 10 : 1)) * 1000) / 1000));
}
