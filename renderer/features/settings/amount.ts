// An amount of money as it is typed.

const max = 1_000_000;

/** With a point or a comma; null for nothing typed, undefined for what is no amount. */
export function readAmount(typed: string): number | null | undefined {
  const words = typed.trim().replace(',', '.');
  if (words === '') return null;
  const amount = /^\d{0,7}(\.\d{0,6})?$/.test(words) && /\d/.test(words) ? Number(words) : Number.NaN;
  return amount <= max ? amount : undefined;
}

/** The same without a fraction. */
export function readWhole(typed: string): number | null | undefined {
  const amount = readAmount(typed);
  return amount === null || Number.isInteger(amount) ? amount : undefined;
}
