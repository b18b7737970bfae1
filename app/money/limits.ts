// How much may be spent in a day and in a month. Pure: what was spent is counted elsewhere.
import { makeFailure } from '../make-failure.ts';
import type { Failure } from '../failure.ts';
import { costOf, formatCost, priceOf } from '../price.ts';
import type { Prices } from '../price.ts';
import type { Settings } from '../settings/settings.ts';
import { sumOf } from './spent.ts';
import type { Spent } from './spent.ts';
import { say } from '../messages/say.ts';

export type Limits = Settings['limits'];

/** Whether any limit is set: without one nothing has to be counted before an edit leaves. */
export const isLimited = (limits: Limits): boolean => Object.values(limits).some((limit) => limit !== null);

/** Edits that would be sent: so many pictures of a model. */
export type Wanted = { readonly model: string; readonly pictures: number };

export type Account = Prices & { readonly currency: string; readonly limits: Limits };

/**
 * Why what is wanted may not be sent now: the first limit that it would pass. `day` and `month` are what was spent in each so far, and what will be
 * without anybody asking again.
 */
export function limitPassed(
  account: Account,
  so: { readonly day: readonly Spent[]; readonly month: readonly Spent[] },
  wanted: readonly Wanted[],
): Failure | null {
  const { limits } = account;
  for (const period of ['day', 'month'] as const) {
    const [maxPictures, maxCost] = period === 'day' ? [limits.dayPictures, limits.dayCost] : [limits.monthPictures, limits.monthCost];
    const spent = sumOf(so[period], account);
    const asked = wanted.reduce((sum, { pictures }) => sum + pictures, 0);
    if (maxPictures !== null && spent.pictures + asked > maxPictures)
      return passed(period, 'pictures', [maxPictures, spent.pictures, asked].map(String));
    if (maxCost === null) continue;
    const unpriced =
      wanted.find(({ model }) => priceOf(account, model) === null)?.model ?? (spent.unpriced > 0 ? unpricedIn(so[period], account) : null);
    if (unpriced !== null) return withoutPrice(unpriced);
    const cost = wanted.reduce((sum, { model, pictures }) => sum + (costOf(pictures, priceOf(account, model)) ?? 0), 0);
    // A millionth more or less is how binary fractions are.
    if ((spent.cost ?? 0) + cost > maxCost + 1e-6)
      return passed(
        period,
        'cost',
        [maxCost, spent.cost ?? 0, cost].map((amount) => formatCost(amount, account.currency, 'en')),
      );
  }
  return null;
}

function passed(period: 'day' | 'month', of: 'pictures' | 'cost', [limit = '', spent = '', asked = '']: readonly string[]): Failure {
  const message =
    period === 'day'
      ? of === 'pictures'
        ? say('money.picturesADay', { limit, spent, asked })
        : say('money.costADay', { limit, spent, asked })
      : of === 'pictures'
        ? say('money.picturesAMonth', { limit, spent, asked })
        : say('money.costAMonth', { limit, spent, asked });
  return makeFailure('limit', message);
}

const unpricedIn = (spent: readonly Spent[], prices: Prices): string | null =>
  spent.find(({ charged, model }) => charged !== 'no' && priceOf(prices, model) === null)?.model ?? null;

const withoutPrice = (model: string): Failure => makeFailure('limit', say('money.noPrice', { model }));
