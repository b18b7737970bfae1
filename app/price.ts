// What edits are said to cost, by the price a person typed. Only the service knows what they do cost.
import type { Sent } from './edits/ledger.ts';

export type Prices = { readonly prices: Readonly<Record<string, number>>; readonly pricePerPicture: number | null };

/** What a person typed for pictures of a model, else for any picture; null when nothing. */
export function priceOf({ prices, pricePerPicture }: Prices, model: string): number | null {
  return Object.hasOwn(prices, model) ? (prices[model] ?? null) : pricePerPicture;
}

/** So many pictures at a price for each; null without a price. Rounded to a millionth, so that 12 × 0.08 is 0.96. */
export function costOf(count: number, pricePerPicture: number | null): number | null {
  return pricePerPicture === null ? null : Math.round(count * pricePerPicture * 1e6) / 1e6;
}

/** An amount as it is written in that language, with two to four places and the currency as it was typed behind it. */
export function formatCost(amount: number, currency: string, language: string): string {
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount);
  return currency === '' ? number : `${number} ${currency}`;
}

/** What was or may have been charged for these creates, each at the price of its model; null when none of them has one. */
export function costOfSent(lines: readonly Pick<Sent, 'model' | 'charged' | 'results'>[], prices: Prices): number | null {
  const costs = lines.map(({ model, charged, results = 1 }) => (charged === 'no' ? null : costOf(results, priceOf(prices, model))));
  const known = costs.filter((cost) => cost !== null);
  return known.length === 0
    ? null
    : costOf(
        1,
        known.reduce((sum, cost) => sum + cost, 0),
      );
}
