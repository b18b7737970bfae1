// Fits that outliers cannot pull away: iteratively reweighted least squares with Tukey's biweight.

/**
 * Solves `size` linear equations for several right sides at once, in place, by elimination with pivots. Rows of `matrix` are `size + sides` long. False where
 * they do not decide an answer.
 */
export function solve(matrix: Float64Array, size: number, sides: number): boolean {
  const line = size + sides;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(matrix[row * line + column] as number) > Math.abs(matrix[pivot * line + column] as number)) pivot = row;
    const value = matrix[pivot * line + column] as number;
    if (!(Math.abs(value) > 1e-12)) return false;
    for (let at = 0; at < line; at += 1) {
      const held = matrix[pivot * line + at] as number;
      matrix[pivot * line + at] = matrix[column * line + at] as number;
      matrix[column * line + at] = held / value;
    }
    for (let row = 0; row < size; row += 1) {
      const factor = matrix[row * line + column] as number;
      if (row === column || factor === 0) continue;
      for (let at = column; at < line; at += 1)
        matrix[row * line + at] = (matrix[row * line + at] as number) - factor * (matrix[column * line + at] as number);
    }
  }
  return true;
}

/** Tukey's biweight (Beaton and Tukey 1974): 1 for no residual, 0 from `reach` on. */
export function biweight(residual: number, reach: number): number {
  const share = residual / reach;
  return share >= 1 ? 0 : (1 - share * share) ** 2;
}

/** The usual constant: 95 % efficiency for normal residuals. */
export const biweightReach = 4.685;

/** The median, 0 of nothing. The array is not changed. */
export function medianOf(values: Float64Array | Float32Array): number {
  if (values.length === 0) return 0;
  return values.toSorted()[values.length >> 1] as number;
}

/**
 * The standard deviation of one coordinate, from the median length of normal residuals in one, two or three of them (medians of the chi distributions).
 */
export function spreadOf(lengths: Float64Array | Float32Array, dimensions: 1 | 2 | 3): number {
  return medianOf(lengths) / { 1: 0.6745, 2: 1.1774, 3: 1.5382 }[dimensions];
}
