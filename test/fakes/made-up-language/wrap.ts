// Makes a language of English: each sentence stands in brackets, so that whatever is not of the language can be seen. Its files are those a language has.

/** What a search is written with is the same in every language. */
const kept: ReadonlySet<string> = new Set(['term']);

/** The same shape, with every sentence in it wrapped, also those that are made of values. */
export function wrapped<T>(value: T): T {
  return wrap(value) as T;
}

function wrap(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : `⟦${value}⟧`;
  if (typeof value === 'function')
    return (...given: readonly unknown[]): unknown => wrap((value as (...given: readonly unknown[]) => unknown)(...given));
  if (Array.isArray(value)) return value.map(wrap);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, kept.has(name) ? part : wrap(part)]));
}
