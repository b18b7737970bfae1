// How much of what can be repeated is repeated. `npm test` takes a sample; KONTEXT_TEST_SIZE=full takes all of it: every screen in both languages and
// both themes, a package for every system. KONTEXT_TEST_SEED (0 when not given) says which sample.
/** Within `npm test`; a suite that is run by its name is told no size. */
export const isSample = process.env['KONTEXT_TEST_SIZE'] === 'sample';
export const isFull = process.env['KONTEXT_TEST_SIZE'] === 'full';
export const seed = Number.parseInt(process.env['KONTEXT_TEST_SEED'] ?? '0', 10);

/**
 * Every second of these cases, the others four seeds later: tests may take turns by one seed besides (`by-day.ts`), and eight seeds take all of both. All of them
 * at full size, and the only one always.
 */
export function halfOf<T>(cases: readonly T[], full = isFull, day = seed): readonly T[] {
  return full || cases.length < 2 ? cases : cases.filter((_, at) => (at + Math.floor(day / 4)) % 2 === 0);
}
