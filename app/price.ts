// What edits are said to cost, by the price a person typed. Only the service knows what they do cost.
export type Prices = { readonly prices: Readonly<Record<string, number>>; readonly pricePerPicture: number | null };

/** What a person typed for pictures of a model, else for any picture; null when nothing. */
export function priceOf({ prices, pricePerPicture }: Prices, model: string): number | null {
  return Object.hasOwn(prices, model) ? (prices[model] ?? null) : pricePerPicture;
}

/** So many pictures at a price for each; null without a price. Rounded to a millionth, so that 12 × 0.08 is 0.96. */
export function costOf(count: number, pricePerPicture: number | null): number | null {
  return pricePerPicture === null ? null : Math.round(count * pricePerPicture * 1e6) / 1e6;
}

/** What steps are said to cost of so many pictures each; null where one has no price. */
export function costOfSteps(prices: Prices, steps: readonly { readonly model: string }[], pictures: number): number | null {
  const each = steps.map(({ model }) => priceOf(prices, model)).reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  return costOf(pictures, each);
}

/** An amount as it is written in that language, with two to four places and the currency as it was typed behind it. */
export function formatCost(amount: number, currency: string, language: string): string {
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount);
  return currency === '' ? number : `${number} ${currency}`;
}
