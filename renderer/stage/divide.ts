// The line between before and after: a part of the picture's width, 0 all after, 1 all before.

/** Where a pointer puts the line. */
export function divideAt(pointerX: number, left: number, width: number): number {
  if (width <= 0) return 0.5;
  return Math.min(1, Math.max(0, (pointerX - left) / width));
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowRight: 0.01,
  ArrowDown: -0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
};

/** What a key makes of it; null when the key means nothing to a slider. */
export function divideByKey(divide: number, key: string, shift: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(1, Math.max(0, Math.round((divide + step * (shift ? 10 : 1)) * 1000) / 1000));
}

/** Sizes nearly alike are laid exactly over each other; others keep their own shape. */
export function laysOver(
  before: { readonly width: number; readonly height: number },
  after: { readonly width: number; readonly height: number },
): boolean {
  const ratio = before.width / before.height / (after.width / after.height);
  return ratio > 0.97 && ratio < 1.03;
}
