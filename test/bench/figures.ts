// What benchmarks share: times, shares of a list, how figures are written, a table.

export async function msOf(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The longest time in which this thread could do nothing else while the work was under way, beyond a timer's own millisecond. */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let over = false;
  const watching = (async () => {
    for (let before = performance.now(); !over;) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const now = performance.now();
      longest = Math.max(longest, now - before - 1);
      before = now;
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 5));
  longest = 0;
  await work();
  over = true;
  await watching;
  return longest;
}

/** The value below which so large a share lies: 0.95 for the 95th percentile. */
export function atShare(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const middle = (values: readonly number[]): number => atShare(values, 0.5);

/** Milliseconds with as many places as they are worth. */
export const ms = (value: number): string => `${value >= 100 ? grouped(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ms`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
export const times = (value: number): string => `${value >= 10 ? grouped(value) : value.toFixed(2)}×`;
export const grouped = (value: number): string => Math.round(value).toLocaleString('en');
export const edits = (count: number): string => `${grouped(count)} edits`;

/** A Markdown table, aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
