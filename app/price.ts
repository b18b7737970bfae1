// What edits are said to cost, by the price a person typed. Only the service knows what they do cost.

/** So many edits at a price for each; null without a price. Rounded to a millionth, so that 12 × 0.08 is 0.96. */
export function costOf(count: number, pricePerPicture: number | null): number | null {
  return pricePerPicture === null ? null : Math.round(count * pricePerPicture * 1e6) / 1e6;
}

/** An amount as it is written in that language, with two to four places and the currency as it was typed behind it. */
export function formatCost(amount: number, currency: string, language: string): string {
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount);
  return currency === '' ? number : `${number} ${currency}`;
}
