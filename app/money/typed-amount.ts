// An amount as a person types it.

/**
 * With a point or a comma, at most six digits after it; null for what is no amount. Of a comma before three digits nobody can tell whether it parts a
 * fraction or thousands, as the program itself writes them: “1,200” is refused, “0,125” is not.
 */
export function typedAmount(typed: string): number | null {
  const words = typed.trim();
  if (/^0*[1-9]\d{0,2},\d{3}$/.test(words)) return null;
  return /^(?=.*\d)\d{0,9}(?:[.,]\d{0,6})?$/.test(words) ? Number(words.replace(',', '.')) : null;
}

/** A whole number of at most seven digits: no sign stands between them. Null for what is none. */
export function typedWhole(typed: string): number | null {
  const words = typed.trim();
  return /^\d{1,7}$/.test(words) ? Number(words) : null;
}
